package org.regesta.auth.partner;

/**
 * On what ground a partner may ask.
 *
 * @param position registry position of the mapping's approval
 */
public record Contract(String partnerId, String policyId, long position, Policy policy) {

    /** The house's own: no partner asks, and every factor may be used. */
    public static Contract ofTheHouse(String actor) {
        return new Contract(actor, "", -1, Policy.EVERY_FACTOR);
    }
}
