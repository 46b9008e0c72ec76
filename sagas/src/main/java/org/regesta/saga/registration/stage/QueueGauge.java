package org.regesta.saga.registration.stage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.regesta.events.registration.Stage;
import org.regesta.ports.Ledger;
import org.regesta.ports.ViewStore;
import org.springframework.stereotype.Component;

/** How much work is open and since when, by stage; counted anew when it is asked for, at most every two seconds. */
@Component
class QueueGauge {

    private static final Duration FRESH = Duration.ofSeconds(2);

    private final WorkQueue queue;
    private final Ledger ledger;
    private final Clock clock;
    private @Nullable Count newest;

    QueueGauge(WorkQueue queue, Ledger ledger, Clock clock) {
        this.queue = queue;
        this.ledger = ledger;
        this.clock = clock;
    }

    private record Count(Instant at, Map<Stage, Integer> depth, Map<Stage, String> longestWaiting) {}

    /** Registrations that wait for this stage. */
    synchronized int depth(Stage stage) {
        return count().depth().getOrDefault(stage, 0);
    }

    /** How long the longest waiting has waited, zero when none waits. */
    synchronized Duration oldest(Stage stage) {
        String registrationId = count().longestWaiting().get(stage);
        if (registrationId == null) {
            return Duration.ZERO;
        }
        return Dossier.of(ledger, registrationId)
                .openJob()
                .map(job -> Instant.ofEpochMilli(job.asked().envelope().recordedMillis()))
                .map(since -> Duration.between(since, clock.instant()))
                .filter(waited -> !waited.isNegative())
                .orElse(Duration.ZERO);
    }

    private Count count() {
        Instant now = clock.instant();
        Count known = newest;
        if (known == null || Duration.between(known.at(), now).abs().compareTo(FRESH) > 0) {
            known = counted(now);
            newest = known;
        }
        return known;
    }

    private Count counted(Instant now) {
        Map<Stage, Integer> depth = new EnumMap<>(Stage.class);
        Map<Stage, String> longest = new EnumMap<>(Stage.class);
        String cursor = null;
        do {
            ViewStore.Page page = queue.all(cursor);
            for (ViewStore.Document row : page.documents()) {
                Stage stage = WorkView.asked(row).stage();
                depth.merge(stage, 1, Integer::sum);
                longest.putIfAbsent(stage, row.id());
            }
            cursor = page.cursor().orElse(null);
        } while (cursor != null);
        return new Count(now, depth, longest);
    }
}
