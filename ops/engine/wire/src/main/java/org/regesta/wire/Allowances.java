package org.regesta.wire;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What each of many has left of one rate, in memory: whom it was longest ago is forgotten first. Safe for any number of
 * threads.
 */
public final class Allowances {

    private final Map<String, Allowance> known;
    private final int most;
    private final Duration within;
    private final Clock clock;

    /**
     * @param most at once, given back evenly over {@code within}
     * @param remembered how many at the most
     */
    public Allowances(int most, Duration within, int remembered, Clock clock) {
        this.most = most;
        this.within = within;
        this.clock = clock;
        known = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Allowance> eldest) {
                return size() > remembered;
            }
        });
    }

    /** Who is met the first time has the whole of it. */
    public Allowance of(String whom) {
        return of(whom, () -> 0);
    }

    /** @param used how many are used up already, asked only of who is met the first time or again after long */
    public Allowance of(String whom, IntSupplier used) {
        @Nullable Allowance met = known.get(whom);
        if (met != null) {
            return met;
        }
        Allowance made = new Allowance(left(most - used.getAsInt()));
        @Nullable Allowance first = known.putIfAbsent(whom, made);
        return first == null ? made : first;
    }

    private Bucket left(int count) {
        return Bucket.builder()
                .addLimit(rate -> rate.capacity(most).refillGreedy(most, within).initialTokens(Math.max(0, count)))
                .withCustomTimePrecision(new OurClock(clock))
                .build();
    }

    /** What one has left. */
    public static final class Allowance {

        private final Bucket left;
        private final AtomicInteger recorded = new AtomicInteger();

        private Allowance(Bucket left) {
            this.left = left;
        }

        /** Uses one more, if there is one. */
        public boolean take() {
            return left.tryConsume(1);
        }

        /** The same; the seconds to wait before there is one, 0 when it was used. */
        public long secondsToWait() {
            ConsumptionProbe probe = left.tryConsumeAndReturnRemaining(1);
            return probe.isConsumed() ? 0 : TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1;
        }

        /** One that was used does not count. */
        public void giveBack() {
            left.addTokens(1);
        }

        /** Where others have used of it as well. */
        public void leaveAtMost(long count) {
            long surplus = left.getAvailableTokens() - Math.max(0, count);
            if (surplus > 0) {
                left.tryConsumeAsMuchAsPossible(surplus);
            }
        }

        /** How many of what was used, or may be, stand in a book beyond those that were. */
        public AtomicInteger recorded() {
            return recorded;
        }
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
