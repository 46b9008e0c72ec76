package org.regesta.saga.forgetting;

import java.util.Arrays;
import java.util.Locale;
import org.regesta.events.identity.UniquenessAfterErasure;
import org.regesta.ports.Misconfigured;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What stays of an erased person's uniqueness: the house's policy. */
@Component
class Survivors {

    private final UniquenessAfterErasure uniqueness;

    /**
     * @param policy {@code keep-uin-retired} or {@code forget}
     * @throws Misconfigured when it is neither
     */
    Survivors(@Value("${regesta.erasure.uniqueness:keep-uin-retired}") String policy) {
        String name = policy.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        this.uniqueness = Arrays.stream(UniquenessAfterErasure.values())
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Misconfigured("regesta.erasure.uniqueness is keep-uin-retired or forget"));
    }

    UniquenessAfterErasure uniqueness() {
        return uniqueness;
    }
}
