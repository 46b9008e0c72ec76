package org.regesta.auth.ida;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.regesta.command.authentication.api.AuthLimit;
import org.springframework.stereotype.Component;

/**
 * How many requests without a partner's good signature are recorded for each MISP licence: whoever holds a licence
 * could else fill the access book in any partner's name. Counted in memory.
 */
@Component
class UnsignedRate {

    /** Licences remembered; the longest unseen is forgotten first. Only known ones come here. */
    private static final int REMEMBERED = 10_000;

    private final Map<String, Bucket> buckets = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > REMEMBERED;
        }
    });

    private final Clock clock;

    UnsignedRate(Clock clock) {
        this.clock = clock;
    }

    /** Counts one more; false when the licence has had its share for now, and this one is not to be recorded. */
    boolean admits(String licence) {
        return buckets.computeIfAbsent(licence, unseen -> bucket()).tryConsume(1);
    }

    private Bucket bucket() {
        AuthLimit limit = AuthLimit.UNSIGNED_RECORDED;
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
