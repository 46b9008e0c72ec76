package org.regesta.engine.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.events.Book;
import org.regesta.events.Envelope;
import org.regesta.events.Leaf;
import org.regesta.testkit.FalseClock;
import org.regesta.testkit.Needs;

/** Whatever the clock does, a book's order and stamps only go forward (reliability R6). */
class ClockJumpTest {

    private static final int ROUNDS = 8;

    /** An hour, and over a year, either way; the night the clocks change; a leap day. */
    private static final List<List<Duration>> JUMPS = List.of(
            List.of(Duration.ofHours(1), Duration.ofHours(-1)),
            List.of(Duration.ofHours(-1), Duration.ofSeconds(1)),
            List.of(Duration.ofDays(400), Duration.ofDays(-400)),
            List.of(Duration.ofDays(-400), Duration.ofHours(1), Duration.ofMillis(-1)),
            List.of(Duration.ofMinutes(-60), Duration.ofMinutes(60), Duration.ofSeconds(-30)));

    private static final List<Duration> REAL_JUMPS =
            List.of(Duration.ofHours(1), Duration.ofHours(-1), Duration.ofDays(400), Duration.ZERO);
    private static final long HALF_AN_HOUR = 30;

    private static final List<Instant> BEGINNINGS = List.of(
            Instant.parse("2026-11-21T08:00:00Z"),
            Instant.parse("2027-03-28T00:59:59.999Z"),
            Instant.parse("2027-10-31T00:59:59.999Z"),
            Instant.parse("2028-02-28T23:59:59.999Z"),
            Instant.parse("2026-12-31T23:59:59.999Z"));

    @Test
    void forty_ways_of_a_jumping_clock_leave_order_and_stamps_going_forward(@TempDir Path folder) {
        Random random = Seeds.random();
        int scenarios = 0;
        try (RocksUnderTest rocks = new RocksUnderTest(folder)) {
            for (int round = 0; round < ROUNDS; round++) {
                for (List<Duration> jumps : JUMPS) {
                    rocks.clock().set(BEGINNINGS.get(round % BEGINNINGS.size()).toEpochMilli());
                    if (random.nextInt(5) == 0) {
                        rocks.reopen(); // and its clock is another after a restart
                    }
                    live(rocks, jumps, "s" + scenarios++, random);
                }
            }
            onlyForward(rocks);
        }
        System.out.printf("R6: %d scenarios of a jumping clock, order and stamps only go forward%n", scenarios);
    }

    private static void live(RocksUnderTest rocks, List<Duration> jumps, String name, Random random) {
        RocksEventStorageEngine engine = rocks.engine(Book.REGISTRY);
        for (Duration jump : jumps) {
            long head = engine.head();
            for (int i = 0; i < 3; i++) {
                assertThat(engine.append(List.of(Given.event(Given.centre(name + jump + i), 0))))
                        .isEqualTo(++head);
                rocks.clock().set(rocks.clock().millis() + random.nextInt(3));
            }
            rocks.clock().set(rocks.clock().millis() + jump.toMillis());
        }
    }

    /** What the system tells the process is false, while the time that passes is true; the last jump ends with it. */
    @Test
    @Needs("faketime")
    void a_machines_clock_that_jumps_under_a_process_that_writes_changes_neither_order_nor_stamps(@TempDir Path folder)
            throws Exception {
        FalseClock clock = new FalseClock(folder);
        int written = 0;
        try (ChildJvm writer = new Launcher(folder)
                .start(
                        clock.environment(),
                        ObedientWriter.class,
                        folder.resolve(Book.REGISTRY.text()).toString())) {
            writer.await("open"::equals);
            for (Duration ahead : REAL_JUMPS) {
                clock.isAhead(ahead);
                untilItSeesThat(ahead, writer);
                for (int i = 0; i < 3; i++, written++) {
                    writer.say("append " + written);
                    writer.await(("appended centre:" + written + " at " + written)::equals);
                }
            }
            writer.say("close");
            writer.end();
        }
        try (RocksUnderTest rocks = new RocksUnderTest(folder)) {
            assertThat(rocks.engine(Book.REGISTRY).head()).isEqualTo(written - 1);
            onlyForward(rocks);
            assertThat(newest(rocks))
                    .as("the jump was seen")
                    .isAfter(Instant.now().plus(Duration.ofDays(399)));
        }
        System.out.printf("R6: %d jumps of the clock of a process that writes%n", REAL_JUMPS.size());
    }

    private static void untilItSeesThat(Duration ahead, ChildJvm writer) throws Exception {
        long minutes;
        do {
            String question = "clock " + ahead + "?" + System.nanoTime();
            writer.say(question);
            String answer = writer.await(line -> line.startsWith(question + " "));
            long there = Long.parseLong(answer.substring(question.length() + 1));
            minutes = Duration.ofMillis(there - System.currentTimeMillis()).toMinutes();
            LockSupport.parkNanos(20_000_000);
        } while (Math.abs(minutes - ahead.toMinutes()) > HALF_AN_HOUR);
    }

    private static Instant newest(RocksUnderTest rocks) {
        RocksEventStorageEngine engine = rocks.engine(Book.REGISTRY);
        return Instant.ofEpochMilli(
                Leaf.decode(engine.rawAt(engine.head()).orElseThrow()).recordedMillis());
    }

    private static void onlyForward(RocksUnderTest rocks) {
        RocksEventStorageEngine engine = rocks.engine(Book.REGISTRY);
        List<Envelope> all = new ArrayList<>();
        engine.forEachRaw(0, (position, leaf) -> all.add(Leaf.decode(leaf)));
        for (int i = 1; i < all.size(); i++) {
            assertThat(all.get(i).position()).isEqualTo(i);
            assertThat(all.get(i).recordedMillis())
                    .isGreaterThanOrEqualTo(all.get(i - 1).recordedMillis());
        }
        for (Envelope event : all) { // so an instant still finds its place
            Instant stamp = Instant.ofEpochMilli(event.recordedMillis());
            long before = ((GlobalSequenceTrackingToken) engine.createTokenAt(stamp)).getGlobalIndex();
            assertThat(before).isLessThan(event.position());
            assertThat(all.get((int) before + 1).recordedMillis()).isEqualTo(event.recordedMillis());
        }
    }
}
