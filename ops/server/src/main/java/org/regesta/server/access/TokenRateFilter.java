package org.regesta.server.access;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.regesta.server.web.GateAnswers;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Slows down whoever asks for tokens too often. Wrong codes are counted elsewhere, durably, by the officer's own
 * stream.
 */
final class TokenRateFilter extends OncePerRequestFilter {

    /** Addresses remembered; the longest unseen is forgotten first. */
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
    private final GateAnswers answers;

    TokenRateFilter(Limit limit, Clock clock, GateAnswers answers) {
        this.limit = limit;
        this.clock = clock;
        this.answers = answers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ConsumptionProbe probe = buckets.computeIfAbsent(request.getRemoteAddr(), address -> bucket())
                .tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            chain.doFilter(request, response);
        } else {
            long seconds = TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1;
            answers.tooMany(seconds, request, response);
        }
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

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().equals(SecurityConfiguration.TOKEN);
    }
}
