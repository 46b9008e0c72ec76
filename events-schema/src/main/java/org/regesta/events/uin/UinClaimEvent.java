package org.regesta.events.uin;

import java.time.Instant;
import java.util.Optional;

/**
 * Who holds a UIN. Stream {@code uinclaim:<PRF of the UIN>}: claim streams are the one exception to "no token in an
 * event".
 */
public sealed interface UinClaimEvent {

    /** Lower-case hex HMAC-SHA-256 of the UIN under a key that never leaves the vault. */
    String claimId();

    /** @param holder the registration that will bind it; {@code until}: free again after this, if not bound */
    record Reserved(String claimId, String holder, Instant until) implements UinClaimEvent {}

    record Bound(String claimId, String subject) implements UinClaimEvent {}

    /** Handed back unused, or its bearer was erased and the policy lets it go: anyone may draw it again. */
    record Released(String claimId) implements UinClaimEvent {}

    /** Its bearer was erased: the number is nobody's and never anybody's again. */
    record Retired(String claimId) implements UinClaimEvent {}

    /** The claim is known by another name from here on, and this stream has ended. */
    record MovedOn(String claimId, String to) implements UinClaimEvent {}

    /**
     * The claim came here from another name, because the key was changed that makes the names.
     *
     * @param claimId the next key's HMAC of {@code from}
     * @param subject whose it was; without subject and holder it was retired
     * @param holder who had it reserved, {@code until} then
     */
    record Moved(
            String claimId, String from, Optional<String> subject, Optional<String> holder, Optional<Instant> until)
            implements UinClaimEvent {}
}
