package org.regesta.auth.partner;

/**
 * On what ground a partner may ask.
 *
 * @param position registry position of the mapping's approval
 */
public record Contract(String partnerId, String policyId, long position, Policy policy) {}
