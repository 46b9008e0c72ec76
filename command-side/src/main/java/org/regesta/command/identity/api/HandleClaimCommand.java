package org.regesta.command.identity.api;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What can be asked of a handle's claim. */
public sealed interface HandleClaimCommand {

    String claimId();

    @TargetAggregateIdentifier
    default String stream() {
        return "handleclaim:" + claimId();
    }

    /** Refused as HANDLE_TAKEN when it is another's. */
    record Bind(String claimId, String subject) implements HandleClaimCommand {}

    /** Refused when it is not this subject's. */
    record Release(String claimId, String subject) implements HandleClaimCommand {}
}
