package org.regesta.events.identity;

/** Who is known by a handle. Stream {@code handleclaim:<PRF of the handle>}. */
public sealed interface HandleClaimEvent {

    /** Lower-case hex HMAC-SHA-256 of the handle under a key that never leaves the vault. */
    String claimId();

    record Bound(String claimId, String subject) implements HandleClaimEvent {}

    /** Anyone may have it now. */
    record Released(String claimId, String subject) implements HandleClaimEvent {}
}
