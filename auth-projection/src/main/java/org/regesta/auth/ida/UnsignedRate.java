package org.regesta.auth.ida;

import java.time.Clock;
import org.regesta.command.authentication.api.AuthLimit;
import org.regesta.wire.Allowances;
import org.springframework.stereotype.Component;

/**
 * How many requests without a partner's good signature are recorded for each MISP licence: whoever holds a licence
 * could else fill the access book in any partner's name. Counted in memory: what it
 * bounds is how the book grows, and a restart gives nobody a guess.
 */
@Component
class UnsignedRate {

    /** Licences remembered. Only known ones come here. */
    private static final int REMEMBERED = 10_000;

    private final Allowances allowances;

    UnsignedRate(Clock clock) {
        AuthLimit limit = AuthLimit.UNSIGNED_RECORDED;
        allowances = new Allowances(limit.most(), limit.within(), REMEMBERED, clock);
    }

    /** Counts one more; false when the licence has had its share for now, and this one is not to be recorded. */
    boolean admits(String licence) {
        return allowances.of(licence).take();
    }
}
