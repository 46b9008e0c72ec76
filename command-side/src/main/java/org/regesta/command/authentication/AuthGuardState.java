package org.regesta.command.authentication;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regesta.command.authentication.api.AuthLimit;
import org.regesta.events.authentication.AuthGuardEvent;

/**
 * What a guard knows of one person.
 *
 * @param challenge the newest OTP, spent or not
 * @param failures wrong OTPs since the last right one or the last freeze
 * @param forgottenAfter when failures begin anew
 * @param frozenUntil no OTP is sent or tried before this
 * @param asked when the OTPs of the last while were asked, oldest first
 * @param tokens for attributes, by id: those that had not expired when the newest was issued
 */
record AuthGuardState(
        Optional<Challenge> challenge,
        int failures,
        Instant forgottenAfter,
        Instant frozenUntil,
        List<Instant> asked,
        Map<String, KycToken> tokens) {

    static final AuthGuardState NOTHING_YET =
            new AuthGuardState(Optional.empty(), 0, Instant.MIN, Instant.MIN, List.of(), Map.of());

    /** One OTP that was sent. */
    record Challenge(String id, String transactionId, String partnerId, Instant expires, boolean spent) {

        Challenge whenSpent() {
            return new Challenge(id, transactionId, partnerId, expires, true);
        }
    }

    /** One token that was given. */
    record KycToken(String transactionId, String partnerId, String policyId, Instant expires, boolean spent) {}

    AuthGuardState issued(AuthGuardEvent.KycTokenIssued e) {
        Instant at = e.expires().minus(AuthLimit.KYC_TOKEN_VALIDITY.within());
        Map<String, KycToken> kept = new HashMap<>(tokens);
        kept.values().removeIf(token -> token.expires().isBefore(at));
        kept.put(e.tokenId(), new KycToken(e.transactionId(), e.partnerId(), e.policyId(), e.expires(), false));
        return with(kept);
    }

    AuthGuardState spent(String tokenId) {
        Map<String, KycToken> kept = new HashMap<>(tokens);
        kept.computeIfPresent(
                tokenId,
                (id, token) -> new KycToken(
                        token.transactionId(), token.partnerId(), token.policyId(), token.expires(), true));
        return with(kept);
    }

    private AuthGuardState with(Map<String, KycToken> kept) {
        return new AuthGuardState(challenge, failures, forgottenAfter, frozenUntil, asked, Map.copyOf(kept));
    }

    AuthGuardState challenged(Challenge next, List<Instant> nowAsked) {
        return new AuthGuardState(Optional.of(next), failures, forgottenAfter, frozenUntil, nowAsked, tokens);
    }

    AuthGuardState matched() {
        return new AuthGuardState(challenge.map(Challenge::whenSpent), 0, Instant.MIN, frozenUntil, asked, tokens);
    }

    AuthGuardState missed(int count, Instant forgetAfter) {
        return new AuthGuardState(challenge, count, forgetAfter, frozenUntil, asked, tokens);
    }

    AuthGuardState frozen(Instant until) {
        return new AuthGuardState(challenge.map(Challenge::whenSpent), 0, Instant.MIN, until, asked, tokens);
    }
}
