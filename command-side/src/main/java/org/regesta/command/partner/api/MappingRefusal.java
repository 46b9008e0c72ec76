package org.regesta.command.partner.api;

/** Why a partner's request to act under a policy is not taken or decided. */
public enum MappingRefusal {
    PARTNER_UNKNOWN,
    /** It has uploaded no certificate yet. */
    PARTNER_NOT_ACTIVE,
    PARTNER_WITHOUT_GROUP,
    /** Not in the partner's group. */
    POLICY_UNKNOWN,
    POLICY_NOT_PUBLISHED,
    POLICY_EXPIRED,
    /** It was asked for and is not decided. */
    IN_PROGRESS,
    ALREADY_APPROVED,
    /** It was approved before, so it cannot be decided. */
    DECIDED_APPROVED,
    /** It was refused before, so it cannot be decided. */
    DECIDED_REFUSED,
    UNKNOWN,
    /** A request is approved or rejected, nothing else. */
    STATUS
}
