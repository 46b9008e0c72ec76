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
 * How often a partner may be wrong about one person: with an answer of yes or no to anything it likes, a birth date is
 * found in minutes. Counted in memory: whoever waits for a restart, or is wrong about very many others meanwhile, has
 * as many again.
 */
@Component
class GuessRate {

    /** Partners and people remembered; whom it was longest ago is forgotten first. */
    private static final int REMEMBERED = 20_000;

    private final Map<String, Bucket> buckets = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > REMEMBERED;
        }
    });

    private final Clock clock;

    GuessRate(Clock clock) {
        this.clock = clock;
    }

    /** Counts one that may be wrong; false when there have been too many, and this one is not to be looked at. */
    boolean admits(Visit visit, String subject) {
        return bucket(visit, subject).tryConsume(1);
    }

    /** It was right, and does not count. */
    void right(Visit visit, String subject) {
        bucket(visit, subject).addTokens(1);
    }

    private Bucket bucket(Visit visit, String subject) {
        return buckets.computeIfAbsent(visit.asked().partnerId() + ":" + subject, unseen -> bucket());
    }

    private Bucket bucket() {
        AuthLimit limit = AuthLimit.DEMOGRAPHIC_WRONG;
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
