package org.regesta.saga.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.regesta.saga.registration.Chronicle.*;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.regesta.command.registration.api.OtherNames;
import org.regesta.command.registration.api.RegistrationCommand;
import org.regesta.command.registration.api.RegistrationCommand.Adjudicate;
import org.regesta.command.registration.api.RegistrationCommand.ClaimCase;
import org.regesta.command.registration.api.RegistrationCommand.ReceivePacket;
import org.regesta.command.registration.api.RegistrationCommand.RecordFinding;
import org.regesta.command.registration.api.RegistrationCommand.Reopen;
import org.regesta.command.registration.api.RegistrationCommand.Sync;
import org.regesta.events.AgeGroup;
import org.regesta.events.Authority;
import org.regesta.events.Book;
import org.regesta.events.Meta;
import org.regesta.events.registration.AdjudicationDecision;
import org.regesta.events.registration.Fault;
import org.regesta.events.registration.FaultCode;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.RegistrationEvent.PacketReceived;
import org.regesta.events.registration.RegistrationEvent.StageAsked;
import org.regesta.events.registration.RegistrationEvent.Synced;
import org.regesta.events.registration.ReopeningGround;
import org.regesta.events.registration.Stage;
import org.regesta.ports.Projection;
import org.regesta.ports.Recorded;
import org.regesta.ports.Refusal;
import org.regesta.testkit.memory.InMemoryLedger;
import org.regesta.testkit.memory.InMemoryViewStore;
import org.regesta.testkit.memory.TickingClock;

/** The saga by Axon's own manager, over the real aggregates. */
class RegistrationSagaTest {

    private final TickingClock clock = TickingClock.at("2026-11-21T12:00:00Z");
    private final InMemoryLedger ledger = new InMemoryLedger(clock);
    private final AxonCommands commands = new AxonCommands(ledger);
    private final Sagas.Store store = new Sagas.Store();
    private final Sagas sagas = new Sagas(store, ledger, commands);

    @Test
    void it_carries_a_registration_from_its_receipt_to_the_first_stage_by_its_rule() {
        arrive(AMINA);
        handleAll();

        Recorded asked = history(AMINA).getLast();
        assertThat(asked.payload()).isEqualTo(new StageAsked(AMINA, Stage.VALIDATE, 1));
        assertThat(Authority.parse(asked.envelope().meta(Meta.AUTHORITY).orElseThrow()))
                .isEqualTo(new Authority.Rule("registration-new", "1", "registry:1"));
        assertThat(asked.envelope().meta(Meta.CAUSATION))
                .contains(history(AMINA).get(1).eventId());
        assertThat(asked.envelope().meta(Meta.CORRELATION)).contains("upload-1");
    }

    @Test
    void an_event_delivered_again_after_a_crash_has_no_second_effect() {
        arrive(AMINA);
        handleAll();
        long head = ledger.head(Book.REGISTRY);
        Sagas.Store lostItsToken = new Sagas.Store();
        Sagas again = new Sagas(lostItsToken, ledger, commands);
        while (again.step()) {}
        assertThat(ledger.head(Book.REGISTRY)).isEqualTo(head);
        assertThat(lostItsToken.states()).isEqualTo(store.states());
    }

    @Test
    void whoever_waits_for_another_hears_of_that_ones_decision() {
        arrive(BAO);
        arrive(AMINA);
        workUpTo(BAO, Stage.COMPARE_BIOMETRICS);
        workUpTo(AMINA, Stage.COMPARE_BIOMETRICS);
        record(AMINA, Stage.COMPARE_BIOMETRICS, fingers(AMINA, BAO));
        handleAll();
        assertThat(store.states().get(AMINA)).contains("waiting").endsWith("[" + BAO + ", " + AMINA + "]");

        record(BAO, Stage.COMPARE_BIOMETRICS, fingers(BAO));
        handleAll();
        assertThat(history(AMINA).getLast().payload()).isInstanceOf(RegistrationEvent.AdjudicationAsked.class);
        assertThat(store.states().get(AMINA)).endsWith("[" + AMINA + "]");
    }

    @Test
    void the_saga_ends_with_the_registration() {
        arrive(AMINA);
        workUpTo(AMINA, Stage.VALIDATE);
        record(AMINA, Stage.VALIDATE, invalid(AMINA));
        handleAll();
        assertThat(history(AMINA).getLast().payload()).isInstanceOf(RegistrationEvent.Rejected.class);
        assertThat(store.states()).isEmpty();
    }

    @Test
    void what_no_saga_sent_is_sent_by_the_ticker() {
        InMemoryViewStore views = new InMemoryViewStore();
        Projection due = new DueView(ledger).over(views);
        DueTicker ticker = new DueTicker(views, ledger, commands, clock, "PT24H");
        arrive(AMINA);
        ledger.read(Book.REGISTRY, 0, due::on);
        ticker.tick();
        assertThat(history(AMINA)).hasSize(2);
        clock.advance(Duration.ofMinutes(1));
        ticker.tick();
        assertThat(history(AMINA).getLast().payload()).isInstanceOf(StageAsked.class);
        ticker.tick();
        assertThat(history(AMINA)).hasSize(3);
    }

    @Test
    void a_wait_beyond_its_deadline_is_ended_by_the_ticker_once() {
        arrive(BAO);
        arrive(AMINA);
        workUpTo(BAO, Stage.COMPARE_BIOMETRICS);
        workUpTo(AMINA, Stage.COMPARE_BIOMETRICS);
        record(AMINA, Stage.COMPARE_BIOMETRICS, fingers(AMINA, BAO));
        handleAll();
        InMemoryViewStore views = new InMemoryViewStore();
        DueTicker ticker = new DueTicker(views, ledger, commands, clock, "PT24H");
        clock.advance(Duration.ofHours(23));
        tick(views, ticker);
        assertThat(history(AMINA).getLast().payload()).isInstanceOf(RegistrationEvent.BiometricsCompared.class);
        clock.advance(Duration.ofHours(2));
        tick(views, ticker);
        tick(views, ticker);
        handleAll();
        assertThat(store.states().get(AMINA)).contains("in-adjudication");
        assertThat(history(AMINA).stream().filter(r -> r.payload() instanceof RegistrationEvent.AdjudicationAsked))
                .hasSize(1);
    }

    @Test
    void a_deadline_fires_once_however_the_clock_jumps() {
        arrive(BAO);
        arrive(AMINA);
        workUpTo(BAO, Stage.COMPARE_BIOMETRICS);
        workUpTo(AMINA, Stage.COMPARE_BIOMETRICS);
        record(AMINA, Stage.COMPARE_BIOMETRICS, fingers(AMINA, BAO));
        handleAll();
        InMemoryViewStore views = new InMemoryViewStore();
        DueTicker ticker = new DueTicker(views, ledger, commands, clock, "PT24H");
        jumpAndTick(views, ticker, Duration.ofHours(-1), Duration.ofDays(-400), Duration.ofDays(400));
        assertThat(history(AMINA).getLast().payload()).isInstanceOf(RegistrationEvent.BiometricsCompared.class);
        jumpAndTick(views, ticker, Duration.ofHours(26), Duration.ofDays(-400), Duration.ofDays(800));
        handleAll();
        jumpAndTick(views, ticker, Duration.ofHours(-1), Duration.ofDays(400), Duration.ofDays(-800));
        assertThat(history(AMINA).stream().filter(r -> r.payload() instanceof RegistrationEvent.AdjudicationAsked))
                .hasSize(1);
    }

    private void jumpAndTick(InMemoryViewStore views, DueTicker ticker, Duration... jumps) {
        for (Duration jump : jumps) {
            clock.jump(jump);
            tick(views, ticker);
        }
    }

    @Test
    void rebuilt_from_the_registry_at_any_moment_the_states_are_the_same() {
        long seed = Long.getLong("seed", new Random().nextLong());
        System.err.println("seed " + seed);
        Random random = new Random(seed);
        List<String> people = List.of(AMINA, BAO, CARLA, "10001100010000320261121103000");
        people.forEach(this::arrive);
        for (int moment = 0; moment < 400; moment++) {
            switch (random.nextInt(4)) {
                case 0 -> somethingHappens(random, people);
                default -> sagas.step();
            }
            if (random.nextInt(20) == 0) {
                handleAll();
                Sagas.Store rebuilt = new Sagas.Store();
                rebuilt.rebuild(RegistrationStates.fold(ledger));
                assertThat(rebuilt.states()).isEqualTo(store.states());
            }
        }
    }

    private void somethingHappens(Random random, List<String> people) {
        String rid = people.get(random.nextInt(people.size()));
        String other = people.get(random.nextInt(people.size()));
        String[] alike = random.nextBoolean() || other.equals(rid) ? new String[0] : new String[] {other};
        Instant now = clock.instant();
        RegistrationCommand command =
                switch (random.nextInt(8)) {
                    case 0 -> find(rid, Stage.VALIDATE, random.nextInt(5) == 0 ? invalid(rid) : validated(rid));
                    case 1 -> find(rid, Stage.CLASSIFY, classified(rid));
                    case 2 -> find(rid, Stage.ENROL, enrolled(rid));
                    case 3 -> find(rid, Stage.COMPARE_DEMOGRAPHICS, names(rid));
                    case 4 -> find(rid, Stage.COMPARE_BIOMETRICS, fingers(rid, alike));
                    case 5 -> new ClaimCase(rid, now, now.plusSeconds(900), OtherNames.NONE);
                    case 6 -> new Reopen(rid, ReopeningGround.EARLIER_ONE_VOID, Optional.empty(), OtherNames.NONE);
                    default ->
                        random.nextBoolean()
                                ? new Adjudicate(
                                        rid, AdjudicationDecision.DUPLICATE, Optional.of(other), now, OtherNames.NONE)
                                : new Adjudicate(
                                        rid,
                                        AdjudicationDecision.DIFFERENT_PEOPLE,
                                        Optional.empty(),
                                        now,
                                        OtherNames.NONE);
                };
        try {
            commands.send(command, InMemoryLedger.SOMEONE);
        } catch (Refusal notNow) {
            assertThat(notNow.code()).isNotNull();
        }
        clock.advance(Duration.ofSeconds(random.nextInt(100)));
    }

    private void tick(InMemoryViewStore views, DueTicker ticker) {
        Projection due = new DueView(ledger).over(views);
        ledger.read(Book.REGISTRY, 0, due::on);
        ticker.tick();
    }

    private void arrive(String rid) {
        Synced s = (Synced) synced(rid);
        PacketReceived p = (PacketReceived) received(rid);
        commands.send(
                new Sync(rid, s.process(), rid, s.packetHash(), 7, s.supervisorStatus(), "eng", Map.of()),
                InMemoryLedger.SOMEONE);
        commands.send(
                new ReceivePacket(rid, p.packet(), HASH, p.centreId(), p.machineId(), p.packetCreated()),
                InMemoryLedger.SOMEONE.with(Meta.CORRELATION, "upload-1"));
    }

    /** Answers every stage before this one, the saga asking in between. */
    private void workUpTo(String rid, Stage last) {
        handleAll();
        List<RegistrationEvent> answers = List.of(validated(rid), classified(rid), enrolled(rid), names(rid));
        IntStream.range(0, last.ordinal()).forEach(i -> {
            record(rid, Stage.values()[i], answers.get(i));
            handleAll();
        });
    }

    private void record(String rid, Stage stage, RegistrationEvent finding) {
        commands.send(find(rid, stage, finding), InMemoryLedger.SOMEONE);
    }

    private static RegistrationCommand find(String rid, Stage stage, RegistrationEvent finding) {
        return new RecordFinding(rid, stage, 1, finding);
    }

    private static RegistrationEvent classified(String rid) {
        return new RegistrationEvent.Classified(rid, 1, AgeGroup.ADULT, false, java.util.Set.of(), java.util.Set.of());
    }

    private static RegistrationEvent enrolled(String rid) {
        return new RegistrationEvent.EnrolledInGallery(rid, 1, Optional.empty(), java.util.Set.of(), "none");
    }

    private static RegistrationEvent invalid(String rid) {
        return new RegistrationEvent.FoundInvalid(rid, 1, List.of(new Fault(FaultCode.ARCHIVE, "packet")));
    }

    private void handleAll() {
        while (sagas.step()) {}
    }

    private List<Recorded> history(String rid) {
        return ledger.stream(Book.REGISTRY, "registration:" + rid);
    }
}
