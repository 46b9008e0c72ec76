package org.regesta.auth.ida;

import java.time.Clock;
import org.regesta.command.authentication.api.AuthLimit;
import org.springframework.stereotype.Component;

/**
 * How many requests without a partner's good signature are recorded for each MISP licence: whoever holds a licence
 * could else fill the access book in any partner's name. Counted in memory.
 */
@Component
class UnsignedRate {

    /** Licences remembered. Only known ones come here. */
    private static final int REMEMBERED = 10_000;

    private final Allowances allowances;

    UnsignedRate(Clock clock) {
        allowances = new Allowances(AuthLimit.UNSIGNED_RECORDED, REMEMBERED, clock);
    }

    /** Counts one more; false when the licence has had its share for now, and this one is not to be recorded. */
    boolean admits(String licence) {
        return allowances.of(licence).left().tryConsume(1);
    }
}
