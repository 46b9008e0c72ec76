package org.regesta.query.identitycard.api;

/** Why an identity card is not given. */
public enum IdentityCardRefusal {
    /** No such identity, or not yet at the moment asked for; no number of that kind belongs to anyone. */
    UNKNOWN,
    /** The person was forgotten. */
    ERASED
}
