package org.regesta.command.authentication;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
 */
record AuthGuardState(
        Optional<Challenge> challenge,
        int failures,
        Instant forgottenAfter,
        Instant frozenUntil,
        List<Instant> asked,
        Kept kept) {

    static final AuthGuardState NOTHING_YET =
            new AuthGuardState(Optional.empty(), 0, Instant.MIN, Instant.MIN, List.of(), Kept.NOTHING);

    /** One OTP that was sent. */
    record Challenge(String id, String transactionId, String partnerId, Instant expires, boolean spent) {

        Challenge whenSpent() {
            return new Challenge(id, transactionId, partnerId, expires, true);
        }
    }

    /**
     * What is counted beside OTPs.
     *
     * @param tokens for attributes, by id: those that had not expired when the newest was issued
     * @param uses of virtual ids that may be used so many times, by virtual id
     * @param bindings of keys
     * @param shown biometrics that were compared
     * @param signed tokens that bound keys signed, by id, until when: those young enough when the newest was used
     */
    record Kept(
            Map<String, KycToken> tokens,
            Map<String, Set<String>> uses,
            Set<String> bindings,
            Map<String, Instant> signed,
            SamplesShown shown) {

        private static final Kept NOTHING = new Kept(Map.of(), Map.of(), Set.of(), Map.of(), SamplesShown.NOTHING);
    }

    Map<String, KycToken> tokens() {
        return kept.tokens();
    }

    Map<String, Set<String>> uses() {
        return kept.uses();
    }

    Set<String> bindings() {
        return kept.bindings();
    }

    Map<String, Instant> signed() {
        return kept.signed();
    }

    SamplesShown shown() {
        return kept.shown();
    }

    AuthGuardState shown(SamplesShown next) {
        return with(new Kept(kept.tokens(), kept.uses(), kept.bindings(), kept.signed(), next));
    }

    AuthGuardState used(AuthGuardEvent.KeyTokenUsed e) {
        Instant earliest = e.until().minus(KeyBindingRules.KEPT);
        Map<String, Instant> signed = new HashMap<>(kept.signed());
        signed.values().removeIf(until -> until.isBefore(earliest));
        signed.put(e.tokenId(), e.until());
        return with(new Kept(kept.tokens(), kept.uses(), kept.bindings(), Map.copyOf(signed), kept.shown()));
    }

    AuthGuardState used(String vidId, String useId) {
        Map<String, Set<String>> uses = new HashMap<>(kept.uses());
        Set<String> ofVid = new HashSet<>(uses.getOrDefault(vidId, Set.of()));
        ofVid.add(useId);
        uses.put(vidId, Set.copyOf(ofVid));
        return with(new Kept(kept.tokens(), Map.copyOf(uses), kept.bindings(), kept.signed(), kept.shown()));
    }

    AuthGuardState bound(String bindingId) {
        Set<String> bindings = new HashSet<>(kept.bindings());
        bindings.add(bindingId);
        return with(new Kept(kept.tokens(), kept.uses(), Set.copyOf(bindings), kept.signed(), kept.shown()));
    }

    /** One token that was given. */
    record KycToken(String transactionId, String partnerId, String policyId, Instant expires, boolean spent) {}

    AuthGuardState issued(AuthGuardEvent.KycTokenIssued e) {
        Instant at = e.expires().minus(AuthLimit.KYC_TOKEN_VALIDITY.within());
        Map<String, KycToken> tokens = new HashMap<>(kept.tokens());
        tokens.values().removeIf(token -> token.expires().isBefore(at));
        tokens.put(e.tokenId(), new KycToken(e.transactionId(), e.partnerId(), e.policyId(), e.expires(), false));
        return with(new Kept(Map.copyOf(tokens), kept.uses(), kept.bindings(), kept.signed(), kept.shown()));
    }

    AuthGuardState spent(String tokenId) {
        Map<String, KycToken> tokens = new HashMap<>(kept.tokens());
        tokens.computeIfPresent(
                tokenId,
                (id, token) -> new KycToken(
                        token.transactionId(), token.partnerId(), token.policyId(), token.expires(), true));
        return with(new Kept(Map.copyOf(tokens), kept.uses(), kept.bindings(), kept.signed(), kept.shown()));
    }

    private AuthGuardState with(Kept next) {
        return new AuthGuardState(challenge, failures, forgottenAfter, frozenUntil, asked, next);
    }

    AuthGuardState challenged(Challenge next, List<Instant> nowAsked) {
        return new AuthGuardState(Optional.of(next), failures, forgottenAfter, frozenUntil, nowAsked, kept);
    }

    AuthGuardState matched() {
        return new AuthGuardState(challenge.map(Challenge::whenSpent), 0, Instant.MIN, frozenUntil, asked, kept)
                .shown(kept.shown().reopened());
    }

    AuthGuardState missed(int count, Instant forgetAfter) {
        return new AuthGuardState(challenge, count, forgetAfter, frozenUntil, asked, kept);
    }

    AuthGuardState frozen(Instant until) {
        return new AuthGuardState(challenge.map(Challenge::whenSpent), 0, Instant.MIN, until, asked, kept);
    }
}
