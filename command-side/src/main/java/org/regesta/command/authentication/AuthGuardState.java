package org.regesta.command.authentication;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
        Optional<Challenge> challenge, int failures, Instant forgottenAfter, Instant frozenUntil, List<Instant> asked) {

    static final AuthGuardState NOTHING_YET =
            new AuthGuardState(Optional.empty(), 0, Instant.MIN, Instant.MIN, List.of());

    /** One OTP that was sent. */
    record Challenge(String id, String transactionId, String partnerId, Instant expires, boolean spent) {

        Challenge whenSpent() {
            return new Challenge(id, transactionId, partnerId, expires, true);
        }
    }

    AuthGuardState challenged(Challenge next, List<Instant> nowAsked) {
        return new AuthGuardState(Optional.of(next), failures, forgottenAfter, frozenUntil, nowAsked);
    }

    AuthGuardState matched() {
        return new AuthGuardState(challenge.map(Challenge::whenSpent), 0, Instant.MIN, frozenUntil, asked);
    }

    AuthGuardState missed(int count, Instant forgetAfter) {
        return new AuthGuardState(challenge, count, forgetAfter, frozenUntil, asked);
    }

    AuthGuardState frozen(Instant until) {
        return new AuthGuardState(challenge.map(Challenge::whenSpent), 0, Instant.MIN, until, asked);
    }
}
