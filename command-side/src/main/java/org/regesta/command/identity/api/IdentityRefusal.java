package org.regesta.command.identity.api;

/** Why an identity's rule says no. */
public enum IdentityRefusal {
    /** This subject was issued from another registration. */
    ALREADY_ISSUED,
    UNKNOWN,
    /** The person was forgotten. */
    ERASED,
    /** The UIN, or the registration, has an identity already. */
    EXISTS,
    /** Someone else is known by that handle. */
    HANDLE_TAKEN,
    /** An attribute was updated as often as it may be. */
    UPDATED_TOO_OFTEN,
    /** The person is dead: only a revoked death lets them live again. */
    DECEASED,
    /** It was merged into another identity of the person: that one is meant. */
    MERGED,
    /** No such draft, or it was published or discarded. */
    DRAFT_UNKNOWN
}
