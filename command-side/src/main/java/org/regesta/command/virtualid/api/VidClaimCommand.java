package org.regesta.command.virtualid.api;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What can be asked of a VID's claim. */
public sealed interface VidClaimCommand {

    String claimId();

    @TargetAggregateIdentifier
    default String stream() {
        return "vidclaim:" + claimId();
    }

    /** Holds a number until it is bound; refused as TAKEN when held by another and not expired at {@code now}. */
    record Reserve(String claimId, String holder, Instant now, Instant until) implements VidClaimCommand {}

    /** Refused as TAKEN when bound to another; again for the same virtual id changes nothing. */
    record Bind(String claimId, String vidId, String subject) implements VidClaimCommand {}
}
