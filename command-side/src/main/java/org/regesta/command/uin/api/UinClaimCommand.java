package org.regesta.command.uin.api;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What can be asked of a UIN's claim. */
public sealed interface UinClaimCommand {

    String claimId();

    @TargetAggregateIdentifier
    default String stream() {
        return "uinclaim:" + claimId();
    }

    /** Refused when held by another and not expired at {@code now}. */
    record Reserve(String claimId, String holder, Instant now, Instant until) implements UinClaimCommand {}

    /** Binds for ever; again for the same subject changes nothing. */
    record Bind(String claimId, String holder, String subject) implements UinClaimCommand {}
}
