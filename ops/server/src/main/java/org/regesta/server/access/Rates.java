package org.regesta.server.access;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How often each caller has come, held against one limit. Safe for any number of threads. */
final class Rates {

    /** Callers remembered; the longest unseen is forgotten first. */
    private static final int REMEMBERED = 10_000;

    private final Map<String, Bucket> buckets = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > REMEMBERED;
        }
    });

    private final Limit limit;
    private final Clock clock;

    Rates(Limit limit, Clock clock) {
        this.limit = limit;
        this.clock = clock;
    }

    /**
     * Counts one more.
     *
     * @return the seconds to wait before it would be let in; 0 when it is
     */
    long secondsToWait(String caller) {
        ConsumptionProbe probe =
                buckets.computeIfAbsent(caller, unseen -> bucket()).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? 0 : TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1;
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(rate -> rate.capacity(limit.burst()).refillGreedy(limit.burst(), limit.refill()))
                .withCustomTimePrecision(new OurClock(clock))
                .build();
    }

    private record OurClock(Clock clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(clock.millis());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
