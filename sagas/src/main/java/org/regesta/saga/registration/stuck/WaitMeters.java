package org.regesta.saga.registration.stuck;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.ViewStore;
import org.regesta.saga.registration.DueView;
import org.regesta.saga.registration.Wait;
import org.springframework.stereotype.Component;

/**
 * What waits for people, or for the house's own next step, as no worker's queue tells it: {@code
 * regesta.registration.waiting} (how many, 10,000 for more) and {@code regesta.registration.waiting.age} (seconds that
 * the longest waiting has waited), by {@code for}. Counted when asked for, at most every ten seconds.
 */
@Component
class WaitMeters {

    static final int MOST = 10_000;
    private static final List<Wait> BESIDE_THE_STAGES =
            List.of(Wait.PACKET, Wait.INFORMATION, Wait.ADJUDICATION, Wait.NEXT_STEP);
    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final int PAGE = 500;

    private final ViewStore store;
    private final Clock clock;
    private final Map<Wait, Count> counts = new EnumMap<>(Wait.class);

    WaitMeters(MeterRegistry registry, ViewStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
        for (Wait wait : BESIDE_THE_STAGES) {
            String name = wait.name().toLowerCase(Locale.ROOT).replace('_', '-');
            Gauge.builder("regesta.registration.waiting", () -> count(wait).depth())
                    .description("registrations that wait for no worker")
                    .tag("for", name)
                    .register(registry);
            Gauge.builder("regesta.registration.waiting.age", () -> age(count(wait)))
                    .description("how long the longest waiting has waited")
                    .baseUnit("seconds")
                    .tag("for", name)
                    .register(registry);
        }
    }

    private record Count(Instant at, int depth, Optional<Instant> oldest) {}

    private double age(Count count) {
        return count.oldest()
                .map(since ->
                        Math.max(0, Duration.between(since, clock.instant()).toMillis()) / 1000.0)
                .orElse(0.0);
    }

    private synchronized Count count(Wait wait) {
        Instant now = clock.instant();
        @Nullable Count known = counts.get(wait);
        if (known == null || Duration.between(known.at(), now).abs().compareTo(FRESH) > 0) {
            known = counted(wait, now);
            counts.put(wait, known);
        }
        return known;
    }

    private Count counted(Wait wait, Instant now) {
        Instant end = now.plus(Duration.ofDays(1)); // the present too, whatever clocks say
        int depth = 0;
        Optional<Instant> oldest = Optional.empty();
        String cursor = null;
        do {
            ViewStore.Page page = DueView.waiting(store, wait, end, cursor, PAGE);
            depth += page.documents().size();
            if (oldest.isEmpty()) {
                oldest = page.documents().stream().findFirst().map(DueView::since);
            }
            cursor = page.cursor().orElse(null);
        } while (cursor != null && depth < MOST);
        return new Count(now, depth, oldest);
    }
}
