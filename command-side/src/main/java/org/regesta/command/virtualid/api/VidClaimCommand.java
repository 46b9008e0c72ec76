package org.regesta.command.virtualid.api;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What can be asked of a VID's claim. */
public sealed interface VidClaimCommand {

    String claimId();

    @TargetAggregateIdentifier
    default String stream() {
        return "vidclaim:" + claimId();
    }

    /** Refused as TAKEN when bound to another; again for the same virtual id changes nothing. */
    record Bind(String claimId, String vidId, String subject) implements VidClaimCommand {}
}
