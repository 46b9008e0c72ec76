package org.regesta.events.virtualid;

import java.time.Instant;

/** Who holds a VID number. Stream {@code vidclaim:<PRF of the VID>}. */
public sealed interface VidClaimEvent {

    /** Lower-case hex HMAC-SHA-256 of the VID under a key that never leaves the vault. */
    String claimId();

    record Bound(String claimId, String vidId, String subject) implements VidClaimEvent {}

    /** @param until free again after this, if not bound */
    record Reserved(String claimId, String holder, Instant until) implements VidClaimEvent {}
}
