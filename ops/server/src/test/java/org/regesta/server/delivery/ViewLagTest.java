package org.regesta.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.events.Book;
import org.regesta.events.Envelope;
import org.regesta.testkit.memory.TickingClock;

class ViewLagTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final TickingClock clock = TickingClock.at(NOON);
    private final ViewLag lag = new ViewLag(clock);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void the_time_from_recording_to_view_is_measured_by_view() {
        lag.measureBy(meters);
        Envelope event = recorded(NOON);
        clock.advance(Duration.ofMillis(35));
        lag.reached("auth-person-5", Book.REGISTRY, event);
        Timer timer =
                meters.get("regesta.view.lag").tag("view", "auth-person-5").timer();
        assertThat(timer.count()).isEqualTo(1);
        assertThat(timer.max(TimeUnit.MILLISECONDS)).isBetween(35.0, 60.0);
    }

    @Test
    void what_was_recorded_before_the_start_is_caught_up_with_and_not_measured() {
        lag.measureBy(meters);
        lag.reached("auth-person-5", Book.REGISTRY, recorded(NOON.minusSeconds(3600)));
        assertThat(meters.getMeters()).isEmpty();
    }

    @Test
    void a_view_that_stands_still_is_told_by_what_it_has_not(@TempDir Path folder) {
        CountDownLatch goesOn = new CountDownLatch(1);
        Chains view = new Chains("lines-1", event -> {
            if (event.position() == 1) {
                await(goesOn);
            }
        });
        try (Deliveries house = new Deliveries(folder, List.of(view)).start()) {
            new ViewsBehind(house.views, house.applied, house.ledger).measureBy(meters);
            assertThat(behind()).isZero();
            house.append(List.of(Deliveries.event("10001", 0)));
            Deliveries.until(() -> behind() == 0);
            house.append(List.of(Deliveries.event("10001", 1), Deliveries.event("10001", 2)));
            assertThat(behind()).isEqualTo(2);
            goesOn.countDown();
            Deliveries.until(() -> behind() == 0);
        }
    }

    private double behind() {
        return meters.get("regesta.view.behind")
                .tag("view", "lines-1")
                .tag("book", "registry")
                .gauge()
                .value();
    }

    private static void await(CountDownLatch goesOn) {
        try {
            assertThat(goesOn.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static Envelope recorded(Instant at) {
        return new Envelope(
                Book.REGISTRY,
                1,
                "e",
                "identity.blocked",
                "1",
                Optional.empty(),
                at.toEpochMilli(),
                new byte[0],
                new TreeMap<>());
    }
}
