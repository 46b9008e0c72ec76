package org.regesta.auth.partner;

import java.util.Optional;

/**
 * On what ground a partner may ask.
 *
 * @param position registry position of the mapping's approval, or of the client's registration
 * @param client through which it asks; none where it showed an API key
 */
public record Contract(String partnerId, String policyId, long position, Policy policy, Optional<Client> client) {

    /** The house's own: no partner asks, and every factor may be used. */
    public static Contract ofTheHouse(String actor) {
        return new Contract(actor, "", -1, Policy.EVERY_FACTOR, Optional.empty());
    }
}
