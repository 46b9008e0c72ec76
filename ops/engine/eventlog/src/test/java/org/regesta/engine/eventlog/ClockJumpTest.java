package org.regesta.engine.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.events.Book;
import org.regesta.events.Envelope;
import org.regesta.events.Leaf;

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
