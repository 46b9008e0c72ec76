package org.regesta.events.authentication;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Whatever must happen at most n times, under parallel attack and across a restart. Stream {@code authguard:<subject>}
 * in the access book. The OTP is derived in the vault from {@code challengeId}; it never enters an event.
 */
public sealed interface AuthGuardEvent {

    String subject();

    record OtpAsked(String subject, String challengeId, String transactionId, String partnerId, Instant expires)
            implements AuthGuardEvent {}

    /** The right OTP, spent by this. */
    record OtpMatched(String subject, String challengeId) implements AuthGuardEvent {}

    /** @param failures wrong OTPs in the current window */
    record OtpMissed(String subject, String challengeId, int failures) implements AuthGuardEvent {}

    record OtpFrozen(String subject, Instant until) implements AuthGuardEvent {}

    /** A token that attributes can be asked for with, once: derived in the vault from its id, as an OTP is. */
    record KycTokenIssued(
            String subject, String tokenId, String transactionId, String partnerId, String policyId, Instant expires)
            implements AuthGuardEvent {}

    record KycTokenSpent(String subject, String tokenId) implements AuthGuardEvent {}

    /**
     * A virtual id that may be used so many times led to an answer.
     *
     * @param useId the request's digest: the same request is one use
     * @param left how many uses remain
     */
    record VidUsed(String subject, String vidId, String useId, int left) implements AuthGuardEvent {}

    /**
     * The person is known by whoever holds a key, for a while.
     *
     * @param certificate what the house certified of the key: DER, base64url
     * @param factorType what unlocks the key where it is kept, as its wallet says: {@code WLA}
     */
    record KeyBound(
            String subject,
            String bindingId,
            String certificate,
            String factorType,
            String partnerId,
            String policyId,
            Instant expires)
            implements AuthGuardEvent {}

    /**
     * What a bound key signed was believed: never again.
     *
     * @param tokenId SHA-256 of what was signed
     * @param until by then it is too old to be believed anyway
     */
    record KeyTokenUsed(String subject, String tokenId, Instant until) implements AuthGuardEvent {}

    /**
     * What a device took was compared, and is the person's: never again.
     *
     * @param sampleIds SHA-256 of what the device signed
     * @param until by then they are too old to be compared anyway
     */
    record SamplesMatched(String subject, Set<String> sampleIds, Instant until) implements AuthGuardEvent {}

    /**
     * What a device took was compared, and is not the person's.
     *
     * @param failures wrong ones in a row
     * @param again from when the next are compared; none where none are, until a right OTP
     */
    record SamplesMissed(String subject, Set<String> sampleIds, Instant until, int failures, Optional<Instant> again)
            implements AuthGuardEvent {}

    /**
     * A partner was wrong about the person's demographics.
     *
     * @param guesses how many wrong answers this counts: the first of them, and those that may follow
     */
    record GuessesCounted(String subject, String partnerId, int guesses, Instant at) implements AuthGuardEvent {}
}
