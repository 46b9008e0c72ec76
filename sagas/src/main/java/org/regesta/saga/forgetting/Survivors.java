package org.regesta.saga.forgetting;

import java.util.Locale;
import org.regesta.events.identity.UniquenessAfterErasure;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What stays of an erased person's uniqueness: the house's policy. */
@Component
class Survivors {

    private final UniquenessAfterErasure uniqueness;

    /** @param policy {@code keep-uin-retired} or {@code forget} */
    Survivors(@Value("${regesta.erasure.uniqueness:keep-uin-retired}") String policy) {
        this.uniqueness = UniquenessAfterErasure.valueOf(
                policy.strip().toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    UniquenessAfterErasure uniqueness() {
        return uniqueness;
    }
}
