package org.regesta.server.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.regesta.events.Book;
import org.regesta.events.Envelope;

/**
 * How long what is decided takes until a view says so: {@code regesta.view.lag} by view and book. A lock, a block or an
 * erasure holds for authentication once {@code auth-person} has it. What was recorded before this process began is
 * caught up with, not measured.
 */
final class ViewLag {

    private static final String NAME = "regesta.view.lag";

    private final Clock clock;
    private final long began;
    private final Map<String, Timer> timers = new ConcurrentHashMap<>();
    private volatile @Nullable MeterRegistry meters;

    ViewLag(Clock clock) {
        this.clock = clock;
        began = clock.millis();
    }

    void measureBy(MeterRegistry registry) {
        meters = registry;
    }

    void reached(String view, Book book, Envelope event) {
        MeterRegistry registry = meters;
        if (registry != null && event.recordedMillis() >= began) {
            Duration lag = Duration.between(Instant.ofEpochMilli(event.recordedMillis()), clock.instant());
            timers.computeIfAbsent(view + "." + book.text(), first -> timer(registry, view, book))
                    .record(lag.isNegative() ? Duration.ZERO : lag);
        }
    }

    private static Timer timer(MeterRegistry registry, String view, Book book) {
        return Timer.builder(NAME)
                .description("From an event's recording to its view")
                .tag("view", view)
                .tag("book", book.text())
                .publishPercentiles(0.5, 0.99)
                .register(registry);
    }
}
