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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.Ledger;
import org.regesta.ports.ViewStore;
import org.regesta.saga.registration.DueView;
import org.regesta.saga.registration.Wait;
import org.regesta.saga.registration.Whereabouts;
import org.regesta.saga.registration.stage.Backlog;
import org.regesta.saga.registration.stuck.Stuck.Beside;
import org.springframework.stereotype.Component;

/**
 * What waits for people, or for the house's own next step, as no worker's queue tells it: {@code
 * regesta.registration.waiting} (how many, 10,000 for more) and {@code regesta.registration.waiting.age} (seconds that
 * the longest waiting has waited), by {@code for}. Counted when asked for, at most every ten seconds.
 */
@Component
class WaitMeters {

    static final int MOST = 10_000;
    /** Of so many whom the house seems to owe a step, the longest waiting, it is asked whether they wait for others. */
    static final int ASKED = 1_000;

    private static final List<Wait> BESIDE_THE_STAGES = List.of(
            Wait.PACKET,
            Wait.INFORMATION,
            Wait.NOTICE,
            Wait.NEXT_STEP,
            Wait.GALLERY,
            Wait.CANDIDATES,
            Wait.ADJUDICATION);
    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final int PAGE = 500;

    private final ViewStore store;
    private final Ledger ledger;
    private final Beside beside;
    private final Clock clock;
    private final Map<Wait, Count> counts = new EnumMap<>(Wait.class);

    WaitMeters(MeterRegistry registry, ViewStore store, Ledger ledger, Beside beside, Clock clock) {
        this.store = store;
        this.ledger = ledger;
        this.beside = beside;
        this.clock = clock;
        for (Wait wait : BESIDE_THE_STAGES) {
            String name = wait.name().toLowerCase(Locale.ROOT).replace('_', '-');
            Gauge.builder("regesta.registration.waiting", () -> backlog(wait).depth())
                    .description("registrations that wait for no worker")
                    .tag("for", name)
                    .register(registry);
            Gauge.builder("regesta.registration.waiting.age", () -> age(backlog(wait)))
                    .description("how long the longest waiting has waited")
                    .baseUnit("seconds")
                    .tag("for", name)
                    .register(registry);
        }
    }

    private record Count(Instant at, Backlog backlog) {}

    private double age(Backlog backlog) {
        return backlog.oldest()
                .map(since ->
                        Math.max(0, Duration.between(since, clock.instant()).toMillis()) / 1000.0)
                .orElse(0.0);
    }

    private synchronized Backlog backlog(Wait wait) {
        Instant now = clock.instant();
        @Nullable Count known = counts.get(wait);
        if (known == null || Duration.between(known.at(), now).abs().compareTo(FRESH) > 0) {
            counted(wait, now).forEach((each, backlog) -> counts.put(each, new Count(now, backlog)));
        }
        return Optional.ofNullable(counts.get(wait)).orElseThrow().backlog();
    }

    private Map<Wait, Backlog> counted(Wait wait, Instant now) {
        return switch (wait) {
            case NOTICE -> Map.of(wait, beside.notices().backlog());
            case GALLERY -> Map.of(wait, beside.enrolments().backlog());
            case NEXT_STEP, CANDIDATES -> told(Wait.NEXT_STEP, now, new Asking());
            default -> told(wait, now, row -> new Since(wait, DueView.since(row)));
        };
    }

    private record Since(Wait what, Instant since) {}

    /**
     * The view takes who waits for others for somebody to whom the house owes a step, as the last event alone cannot
     * tell; the registry can.
     */
    private final class Asking implements Function<ViewStore.Document, Since> {

        private int asked;

        @Override
        public Since apply(ViewStore.Document row) {
            Since told = new Since(Wait.NEXT_STEP, DueView.since(row));
            return asked++ < ASKED
                    ? Whereabouts.of(ledger, row.id())
                            .filter(here -> here.waitsFor() == Wait.CANDIDATES)
                            .map(here -> new Since(here.waitsFor(), here.since()))
                            .orElse(told)
                    : told;
        }
    }

    /** @return of what the rows tell, and of the two that are told together always both */
    private Map<Wait, Backlog> told(Wait rows, Instant now, Function<ViewStore.Document, Since> each) {
        Instant end = now.plus(Duration.ofDays(1)); // the present too, whatever clocks say
        Map<Wait, Backlog> told = new EnumMap<>(Wait.class);
        List<Wait> possible = rows == Wait.NEXT_STEP ? List.of(rows, Wait.CANDIDATES) : List.of(rows);
        possible.forEach(wait -> told.put(wait, new Backlog(0, Optional.empty())));
        int depth = 0;
        String cursor = null;
        do {
            ViewStore.Page page = DueView.waiting(store, rows, end, cursor, PAGE);
            depth += page.documents().size();
            for (ViewStore.Document row : page.documents()) {
                Since one = each.apply(row);
                told.merge(one.what(), new Backlog(1, Optional.of(one.since())), WaitMeters::both);
            }
            cursor = page.cursor().orElse(null);
        } while (cursor != null && depth < MOST);
        return told;
    }

    private static Backlog both(Backlog one, Backlog other) {
        Optional<Instant> oldest = one.oldest()
                .filter(since ->
                        other.oldest().filter(also -> also.isBefore(since)).isEmpty())
                .or(other::oldest);
        return new Backlog(one.depth() + other.depth(), oldest);
    }
}
