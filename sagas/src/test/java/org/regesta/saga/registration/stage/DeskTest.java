package org.regesta.saga.registration.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.regesta.saga.registration.Chronicle.*;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.regesta.events.Book;
import org.regesta.events.Meta;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.Stage;
import org.regesta.ports.Projection;
import org.regesta.ports.Recorded;
import org.regesta.saga.registration.AxonCommands;
import org.regesta.testkit.memory.InMemoryLedger;
import org.regesta.testkit.memory.InMemoryViewStore;
import org.regesta.testkit.memory.TickingClock;

class DeskTest {

    private static final List<Duration> JUMPS =
            List.of(Duration.ofHours(1), Duration.ofHours(-1), Duration.ofDays(400), Duration.ofDays(-400));

    private final TickingClock clock = TickingClock.at("2026-11-21T12:00:00Z");
    private final InMemoryLedger ledger = new InMemoryLedger(clock);
    private final InMemoryViewStore store = new InMemoryViewStore();
    private final WorkBell bell = new WorkBell();
    private final Projection view = new WorkView(bell).over(store);
    private final List<String> done = new ArrayList<>();
    private final MeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void work_is_done_in_the_order_it_was_asked_for_and_recorded_once() {
        askValidation(BAO, AMINA);
        Desk desk = desk(this::validate);
        assertThat(desk.workOnce(desk.tray())).isTrue();
        assertThat(desk.workOnce(desk.tray())).isTrue();
        refresh();
        assertThat(desk.workOnce(desk.tray())).isFalse();
        assertThat(done).containsExactly(BAO, AMINA);
        Recorded finding = ledger.stream(Book.REGISTRY, "registration:" + AMINA).getLast();
        assertThat(finding.payload()).isInstanceOf(RegistrationEvent.Validated.class);
        assertThat(finding.envelope().meta(Meta.COMMAND_ID)).contains(AMINA + ":VALIDATE:1");
    }

    @Test
    void what_is_delivered_late_is_found_although_what_came_after_it_was_found_before() {
        ledger.append("registration:" + BAO, synced(BAO));
        ledger.append("registration:" + BAO, received(BAO));
        ledger.append("registration:" + BAO, asked(BAO, Stage.VALIDATE));
        List<Recorded> late = new ArrayList<>();
        ledger.read(Book.REGISTRY, 0, late::add);
        Desk desk = desk(this::validate);
        Tray tray = desk.tray();
        for (RegistrationEvent event : List.of(synced(AMINA), received(AMINA), asked(AMINA, Stage.VALIDATE))) {
            ledger.append("registration:" + AMINA, event);
        }
        ledger.read(Book.REGISTRY, late.size(), view::on);
        assertThat(desk.workOnce(tray)).isTrue();

        late.forEach(view::on);
        clock.advance(Duration.ofSeconds(2));

        assertThat(desk.workOnce(tray)).isTrue();
        assertThat(done).containsExactly(AMINA, BAO);
    }

    @Test
    void a_long_queue_is_worked_off_to_its_end_by_one_tray_and_then_has_nothing() {
        List<String> people = IntStream.range(0, 120)
                .mapToObj(each -> AMINA.substring(0, AMINA.length() - 3) + (100 + each))
                .toList();
        askValidation(people.toArray(String[]::new));
        Desk desk = desk(this::validate);
        Tray tray = desk.tray();

        people.forEach(each -> assertThat(desk.workOnce(tray)).isTrue());

        refresh();
        assertThat(desk.workOnce(tray)).isFalse();
        assertThat(done).containsExactlyElementsOf(people);
    }

    @Test
    void work_that_one_has_taken_is_nobody_elses_until_the_lease_runs_out() {
        askValidation(AMINA);
        WorkQueue mine = new WorkQueue(store, clock, clock);
        WorkQueue yours = new WorkQueue(store, clock, clock);
        assertThat(mine.take("work", Duration.ofMinutes(2))).isPresent();
        assertThat(yours.take("work", Duration.ofMinutes(2))).isEmpty();
        clock.advance(Duration.ofMinutes(2));
        assertThat(yours.take("work", Duration.ofMinutes(2)))
                .hasValueSatisfying(lease -> assertThat(lease.tries()).isEqualTo(2));
        assertThat(mine.take("work", Duration.ofMinutes(2))).isEmpty();
    }

    @Test
    void of_two_workers_of_one_process_who_reach_for_the_same_work_at_once_one_has_it() throws Exception {
        WorkQueue queue = new WorkQueue(store, clock, clock);
        CyclicBarrier both = new CyclicBarrier(2);
        try (ExecutorService workers = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 2_000; round++) {
                String work = "work " + round;
                Callable<Optional<WorkQueue.Lease>> reach = () -> {
                    both.await(10, TimeUnit.SECONDS);
                    return queue.take(work, Duration.ofMinutes(2));
                };
                Future<Optional<WorkQueue.Lease>> one = workers.submit(reach);
                Future<Optional<WorkQueue.Lease>> other = workers.submit(reach);
                assertThat(one.get().isPresent() ^ other.get().isPresent())
                        .as("round %d", round)
                        .isTrue();
            }
        }
    }

    @Test
    void what_a_killed_process_had_taken_is_anybodys_within_seconds() {
        WorkQueue killed = new WorkQueue(store, clock, clock);
        assertThat(killed.take("work", Duration.ofMinutes(10))).isPresent();
        WorkQueue next = new WorkQueue(store, clock, clock);
        assertThat(next.take("work", Duration.ofMinutes(10))).isEmpty();
        clock.advance(WorkQueue.HOLD);
        assertThat(next.take("work", Duration.ofMinutes(10))).isPresent();
    }

    @Test
    void in_a_store_of_one_process_only_who_starts_anew_has_what_the_killed_one_had_taken() {
        InMemoryViewStore its = new InMemoryViewStore(true);
        assertThat(new WorkQueue(its, clock, clock).take("work", Duration.ofMinutes(10)))
                .isPresent();
        WorkQueue next = new WorkQueue(its, clock, clock);
        assertThat(next.take("work", Duration.ofMinutes(10))).isPresent();
        assertThat(next.take("work", Duration.ofMinutes(10)))
                .as("one worker of a process")
                .isEmpty();
        clock.jump(Duration.ofDays(400));
        assertThat(next.take("work", Duration.ofMinutes(10))).isEmpty();
    }

    @Test
    void a_clock_that_jumps_gives_work_to_no_second_worker_and_keeps_it_for_no_dead_one() {
        for (Duration jump : JUMPS) {
            String work = "work after " + jump;
            WorkQueue mine = new WorkQueue(store, clock, clock);
            WorkQueue yours = new WorkQueue(store, clock, clock);
            assertThat(mine.take(work, Duration.ofMinutes(2))).isPresent();
            assertThat(yours.take(work, Duration.ofMinutes(2))).isEmpty();
            clock.jump(jump);
            clock.advance(Duration.ofSeconds(2));
            assertThat(yours.take(work, Duration.ofMinutes(2)))
                    .as("still at it")
                    .isEmpty();
            clock.advance(Duration.ofSeconds(10));
            mine.renew();
            assertThat(yours.take(work, Duration.ofMinutes(2)))
                    .as("still at it")
                    .isEmpty();
            assertThat(mine.take(work, Duration.ofMinutes(2))).as("its own").isEmpty();
            clock.advance(WorkQueue.HOLD); // killed meanwhile
            assertThat(yours.take(work, Duration.ofMinutes(2))).as("abandoned").isPresent();
        }
    }

    @Test
    void what_rests_when_the_clock_goes_back_rests_no_longer() {
        WorkQueue queue = new WorkQueue(store, clock, clock);
        queue.failed(queue.take("work", Duration.ofMinutes(2)).orElseThrow(), "Poison");
        WorkQueue other = new WorkQueue(store, clock, clock);
        assertThat(other.take("work", Duration.ofMinutes(2))).isEmpty();
        clock.jump(Duration.ofDays(-400));
        assertThat(other.take("work", Duration.ofMinutes(2))).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        assertThat(other.take("work", Duration.ofMinutes(2))).isPresent();
    }

    @Test
    void who_is_still_at_it_keeps_the_lease_up_to_the_works_limit() {
        WorkQueue mine = new WorkQueue(store, clock, clock);
        WorkQueue yours = new WorkQueue(store, clock, clock);
        WorkQueue.Lease lease = mine.take("work", Duration.ofMinutes(2)).orElseThrow();
        for (int i = 0; i < 11; i++) {
            clock.advance(Duration.ofSeconds(10));
            mine.renew();
            assertThat(yours.take("work", Duration.ofMinutes(2))).isEmpty();
        }
        clock.advance(Duration.ofSeconds(10));
        mine.renew(); // hangs
        assertThat(yours.take("work", Duration.ofMinutes(2))).isPresent();
        mine.done(lease);
        assertThat(yours.find("work")).as("what another took over is theirs").isPresent();
    }

    @Test
    void a_renewed_lease_is_given_back_when_the_work_is_done() {
        WorkQueue mine = new WorkQueue(store, clock, clock);
        WorkQueue.Lease lease = mine.take("work", Duration.ofMinutes(2)).orElseThrow();
        mine.renew();
        mine.done(lease);
        assertThat(mine.find("work")).isEmpty();
        mine.renew();
        assertThat(mine.find("work")).isEmpty();
    }

    @Test
    void a_worker_that_comes_back_after_its_lease_changes_nothing() {
        askValidation(AMINA);
        Desk other = desk(this::validate);
        Desk slow = desk(job -> {
            assertThat(other.workOnce(other.tray())).isFalse();
            clock.advance(Duration.ofMinutes(3));
            other.workOnce(other.tray());
            return validate(job);
        });
        slow.workOnce(slow.tray());
        assertThat(done).containsExactly(AMINA, AMINA);
        assertThat(ledger.stream(Book.REGISTRY, "registration:" + AMINA)).hasSize(4);
    }

    @Test
    void poison_rests_longer_each_time_and_holds_up_nobody() {
        askValidation(BAO, AMINA);
        AtomicInteger tries = new AtomicInteger();
        Desk desk = desk(job -> {
            if (job.registrationId().equals(BAO) && tries.incrementAndGet() < 4) {
                throw new StackOverflowError("poison");
            }
            return validate(job);
        });
        while (desk.workOnce(desk.tray())) {
            refresh();
        }
        assertThat(done).containsExactly(AMINA);
        assertThat(new WorkQueue(store, clock, clock).find(BAO + ":VALIDATE:1"))
                .hasValueSatisfying(lease -> assertThat(lease.failure()).isEqualTo("StackOverflowError"));
        for (int seconds : new int[] {1, 2, 4}) {
            clock.advance(Duration.ofSeconds(seconds).minusMillis(1));
            assertThat(desk.workOnce(desk.tray())).isFalse();
            clock.advance(Duration.ofMillis(1));
            assertThat(desk.workOnce(desk.tray())).isTrue();
        }
        assertThat(done).containsExactly(AMINA, BAO);
    }

    @Test
    void work_not_to_be_done_yet_is_looked_at_again() {
        askValidation(AMINA);
        AtomicInteger looked = new AtomicInteger();
        Desk desk = desk(job ->
                looked.incrementAndGet() < 3 ? new StageWork.Outcome.NotYet(Duration.ofMillis(100)) : validate(job));
        for (int i = 0; i < 3; i++) {
            desk.workOnce(desk.tray());
            clock.advance(Duration.ofMillis(100));
        }
        assertThat(done).containsExactly(AMINA);
    }

    @Test
    void an_old_event_delivered_late_puts_work_into_the_queue_that_nobody_does_again() {
        askValidation(AMINA);
        Desk desk = desk(this::validate);
        desk.workOnce(desk.tray());
        ledger.append(
                "registration:" + AMINA,
                new RegistrationEvent.Rejected(
                        AMINA,
                        org.regesta.events.registration.RejectionGround.INVALID_PACKET,
                        java.util.Optional.empty()));
        refresh();
        refresh(); // from the start: after the end nothing remembers what was delivered
        clock.advance(Duration.ofSeconds(5));
        while (desk.workOnce(desk.tray())) {}
        assertThat(done).containsExactly(AMINA);
        assertThat(store.collection(WorkView.NAME, java.util.Set.of("open")).count())
                .isZero();
    }

    @Test
    void threads_share_the_work_and_stop_when_told() throws InterruptedException {
        String[] people = new String[40];
        for (int i = 0; i < people.length; i++) {
            people[i] = String.format(java.util.Locale.ROOT, "1000110001%05d20261121101500", i);
        }
        askValidation(people);
        CountDownLatch all = new CountDownLatch(people.length);
        Workers workers = new Workers(
                desk(job -> {
                    all.countDown();
                    return validate(job);
                }),
                bell,
                clock,
                4);
        workers.start();
        assertThat(all.await(20, TimeUnit.SECONDS)).isTrue();
        workers.stop();
        assertThat(done).containsExactlyInAnyOrder(people);
    }

    @Test
    void what_waits_and_what_it_costs_are_metrics() {
        Desk desk = desk(this::validate);
        askValidation(BAO, AMINA);
        clock.advance(Duration.ofSeconds(30));
        assertThat(gauge("regesta.stage.queue")).isEqualTo(2);
        assertThat(gauge("regesta.stage.queue.age")).isGreaterThanOrEqualTo(30);
        while (desk.workOnce(desk.tray())) {
            refresh();
        }
        clock.advance(Duration.ofSeconds(3));
        assertThat(gauge("regesta.stage.queue")).isZero();
        assertThat(gauge("regesta.stage.queue.age")).isZero();
        assertThat(meters.get("regesta.stage")
                        .tags("stage", "validate", "outcome", "done")
                        .timer()
                        .count())
                .isEqualTo(2);
        assertThat(meters.get("regesta.stage.cpu")
                        .tag("stage", "validate")
                        .counter()
                        .count())
                .isPositive();
    }

    private double gauge(String name) {
        return meters.get(name).tag("stage", "validate").gauge().value();
    }

    private void askValidation(String... people) {
        for (String rid : people) {
            for (RegistrationEvent event : List.of(synced(rid), received(rid), asked(rid, Stage.VALIDATE))) {
                ledger.append("registration:" + rid, event);
            }
        }
        refresh();
    }

    private void refresh() {
        ledger.read(Book.REGISTRY, 0, view::on);
    }

    private StageWork.Outcome validate(Job job) {
        synchronized (done) {
            done.add(job.registrationId());
        }
        return job.found(validated(job.registrationId()));
    }

    private Desk desk(Function<Job, StageWork.Outcome> work) {
        WorkQueue queue = new WorkQueue(store, clock, clock);
        StageMeters measuring = new StageMeters(meters, new QueueGauge(queue, ledger, clock));
        return new Desk(queue, ledger, new AxonCommands(ledger), measuring, List.of(new Validation(work)));
    }

    private record Validation(Function<Job, StageWork.Outcome> work) implements StageWork {
        @Override
        public Stage stage() {
            return Stage.VALIDATE;
        }

        @Override
        public Outcome run(Job job) {
            return work.apply(job);
        }
    }
}
