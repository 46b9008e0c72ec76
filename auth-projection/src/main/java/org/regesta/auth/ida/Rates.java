package org.regesta.auth.ida;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.regesta.command.authentication.api.AuthLimit;

/** What each of many has left of one limit, in memory: whom it was longest ago is forgotten first. */
final class Rates {

    private final Map<String, Bucket> buckets;
    private final AuthLimit limit;
    private final Clock clock;

    /** @param remembered how many at the most */
    Rates(AuthLimit limit, int remembered, Clock clock) {
        this.limit = limit;
        this.clock = clock;
        buckets = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                return size() > remembered;
            }
        });
    }

    Bucket of(String whom) {
        return buckets.computeIfAbsent(whom, unseen -> full());
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(rate -> rate.capacity(limit.most()).refillGreedy(limit.most(), limit.within()))
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
