package org.regesta.auth.ida;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.regesta.command.authentication.api.AuthLimit;

/** What each of many has left of one limit, in memory: whom it was longest ago is forgotten first. */
final class Allowances {

    private final Map<String, Allowance> known;
    private final AuthLimit limit;
    private final Clock clock;

    /** @param remembered how many at the most */
    Allowances(AuthLimit limit, int remembered, Clock clock) {
        this.limit = limit;
        this.clock = clock;
        known = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Allowance> eldest) {
                return size() > remembered;
            }
        });
    }

    /** @param recorded how many of what was used, or may be, stand in the book beyond those that were */
    record Allowance(Bucket left, AtomicInteger recorded) {}

    /** Who is met the first time has the whole of it. */
    Allowance of(String whom) {
        return of(whom, () -> 0);
    }

    /** @param used how many are used up already, asked only of who is met the first time or again after long */
    Allowance of(String whom, IntSupplier used) {
        @Nullable Allowance met = known.get(whom);
        if (met != null) {
            return met;
        }
        Allowance made = new Allowance(left(limit.most() - used.getAsInt()), new AtomicInteger());
        @Nullable Allowance first = known.putIfAbsent(whom, made);
        return first == null ? made : first;
    }

    private Bucket left(int count) {
        return Bucket.builder()
                .addLimit(rate -> rate.capacity(limit.most())
                        .refillGreedy(limit.most(), limit.within())
                        .initialTokens(Math.max(0, count)))
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
