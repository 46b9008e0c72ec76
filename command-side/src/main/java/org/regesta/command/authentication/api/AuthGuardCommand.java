package org.regesta.command.authentication.api;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What can be asked of a person's guard. Handled over the access book. */
public sealed interface AuthGuardCommand {

    String subject();

    @TargetAggregateIdentifier
    default String stream() {
        return "authguard:" + subject();
    }

    /** Refused FLOODED beyond the limit per minute, FROZEN while frozen. A new challenge replaces the old. */
    record AskOtp(
            String subject, String challengeId, String transactionId, String partnerId, Instant now, Instant expires)
            implements AuthGuardCommand {}

    /**
     * A guess. The vault derives the right OTP outside; {@code right} says whether the guess was it. Answers with {@link
     * Tried}; a refused or wrong guess is an event too, so exactly as many are evaluated as the rule allows.
     */
    record TryOtp(
            String subject, String challengeId, String transactionId, String partnerId, boolean right, Instant now)
            implements AuthGuardCommand {}

    /** What became of a guess. */
    enum Tried {
        MATCHED,
        WRONG,
        FROZEN,
        EXPIRED,
        NOT_ASKED,
        OTHER_TRANSACTION,
        OTHER_PARTNER,
        SPENT
    }
}
