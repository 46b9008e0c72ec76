package org.regesta.auth.ida;

import io.github.bucket4j.Bucket;
import java.time.Clock;
import org.regesta.command.authentication.api.AuthLimit;
import org.springframework.stereotype.Component;

/**
 * How often a partner may be wrong about one person: with an answer of yes or no to anything it likes, a birth date is
 * found in minutes. Counted in memory: whoever waits for a restart, or is wrong about very many others meanwhile, has
 * as many again.
 */
@Component
class GuessRate {

    /** Partners and people remembered. */
    private static final int REMEMBERED = 20_000;

    private final Rates rates;

    GuessRate(Clock clock) {
        rates = new Rates(AuthLimit.DEMOGRAPHIC_WRONG, REMEMBERED, clock);
    }

    /** Counts one that may be wrong; false when there have been too many, and this one is not to be looked at. */
    boolean admits(Visit visit, String subject) {
        return of(visit, subject).tryConsume(1);
    }

    /** It was right, and does not count. */
    void right(Visit visit, String subject) {
        of(visit, subject).addTokens(1);
    }

    private Bucket of(Visit visit, String subject) {
        return rates.of(visit.asked().partnerId() + ":" + subject);
    }
}
