package org.regesta.command.authentication;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.regesta.command.authentication.AuthGuardState.KycToken;
import org.regesta.command.authentication.api.AuthGuardCommand.IssueKycToken;
import org.regesta.command.authentication.api.AuthGuardCommand.SpendKycToken;
import org.regesta.command.authentication.api.AuthGuardCommand.Spent;
import org.regesta.command.authentication.api.AuthLimit;
import org.regesta.events.authentication.AuthGuardEvent;
import org.regesta.events.authentication.AuthGuardEvent.KycTokenIssued;
import org.regesta.events.authentication.AuthGuardEvent.KycTokenSpent;

/** A token for attributes is of one transaction, one partner and one policy, for a while, and for one use. */
final class KycTokenRules {

    private KycTokenRules() {}

    static List<AuthGuardEvent> decide(IssueKycToken command, AuthGuardState state) {
        if (state.tokens().containsKey(command.tokenId())) {
            return List.of();
        }
        return List.of(new KycTokenIssued(
                command.subject(),
                command.tokenId(),
                command.transactionId(),
                command.partnerId(),
                command.policyId(),
                command.now().plus(AuthLimit.KYC_TOKEN_VALIDITY.within())));
    }

    /** Never refuses: each outcome is an answer. */
    static Spent judge(SpendKycToken command, AuthGuardState state) {
        @Nullable KycToken token = state.tokens().get(command.tokenId());
        if (token == null) {
            return Spent.UNKNOWN;
        }
        if (!token.partnerId().equals(command.partnerId()) || !token.policyId().equals(command.policyId())) {
            return Spent.OTHER_PARTNER;
        }
        if (!token.transactionId().equals(command.transactionId())) {
            return Spent.OTHER_TRANSACTION;
        }
        if (token.spent()) {
            return Spent.BEFORE;
        }
        return command.now().isBefore(token.expires()) ? Spent.NOW : Spent.EXPIRED;
    }

    static List<AuthGuardEvent> decide(SpendKycToken command, Spent judged) {
        return judged == Spent.NOW ? List.of(new KycTokenSpent(command.subject(), command.tokenId())) : List.of();
    }
}
