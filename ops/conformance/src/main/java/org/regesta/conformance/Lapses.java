package org.regesta.conformance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What was opened for a moment and closes by itself: who expects it closed waits until it has. */
final class Lapses {

    /** A server counts from when it was asked, a little after the runner does. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final Clock clock;
    private final Map<String, Instant> closing = new HashMap<>();

    Lapses(Clock clock) {
        this.clock = clock;
    }

    /** Notes what this case, which has just run, opened for a moment. */
    void note(Case ran) {
        Duration open = Effect.openFor(ran);
        if (!open.isZero()) {
            Instant closed = clock.instant().plus(open).plus(GRACE);
            named(ran).forEach(name -> closing.put(name, closed));
        }
    }

    /** How long this case must wait: zero unless it expects a refusal of somebody who is still open. */
    Duration before(Case next) {
        if (!Effect.expectsFailure(next)) {
            return Duration.ZERO;
        }
        Instant now = clock.instant();
        return named(next)
                .map(name -> Duration.between(now, closing.getOrDefault(name, now)))
                .filter(Duration::isPositive)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private static Stream<String> named(Case each) {
        return Placeholders.token()
                .matcher(each.endpoint() + " " + each.input())
                .results()
                .map(found -> found.group(1).toLowerCase(Locale.ROOT))
                .filter(name -> name.startsWith("id:"));
    }
}
