package org.regesta.events.officer;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.regesta.events.Sealed;

/**
 * The office of one person who works here. Stream {@code officer:<officerId>}. Secrets never enter an event: the
 * one-time link and the TOTP secret are derived in the vault from the ids recorded here.
 */
public sealed interface OfficerEvent {

    String officerId();

    /** @param attributes name and contact, sealed under {@code officer:<officerId>} */
    record Appointed(String officerId, Set<Role> roles, Optional<String> centreId, Map<String, Sealed> attributes)
            implements OfficerEvent {}

    /** A link that signs in once, until it expires. */
    record SignInLinkMade(String officerId, String linkId, Instant expires) implements OfficerEvent {}

    record SignInLinkUsed(String officerId, String linkId) implements OfficerEvent {}

    /** An authenticator app was enrolled (RFC 6238, SHA-1, 30 s, 6 digits). */
    record TotpEnrolled(String officerId, String totpId) implements OfficerEvent {}

    /** A code was right. {@code step}: the 30 s step it belongs to; none at or before it is accepted again. */
    record SignedIn(String officerId, long step) implements OfficerEvent {}

    /** @param failures wrong codes since the last right one */
    record SignInFailed(String officerId, int failures, Optional<Instant> frozenUntil) implements OfficerEvent {}

    /** From here on the officer acts in these roles alone; tokens made before count no more. */
    record RolesChanged(String officerId, Set<Role> roles) implements OfficerEvent {}

    /** Whose fingers the officer's are: the identity of the person in the office. */
    record PersonNamed(String officerId, String subject) implements OfficerEvent {}

    /** The officer cannot sign in, and the tokens they have count no more. */
    record Disabled(String officerId) implements OfficerEvent {}

    record Enabled(String officerId) implements OfficerEvent {}
}
