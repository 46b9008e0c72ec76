package org.regesta.command.partner.api;

/** Why a partner gets no API key. */
public enum ApiKeyRefusal {
    PARTNER_UNKNOWN,
    /** It has uploaded no certificate yet. */
    PARTNER_NOT_ACTIVE,
    /** Not in the partner's group. */
    POLICY_UNKNOWN,
    /** The partner's request to act under the policy is not approved. */
    NOT_MAPPED,
    /** The mapping has a key of that label. */
    LABEL_TAKEN,
    /** The mapping has no key of that label. */
    LABEL_UNKNOWN,
    /** A key is made active or de-active, nothing else. */
    STATUS
}
