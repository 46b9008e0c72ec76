package org.regesta.command.uin.api;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What can be asked of the key that names the claims of a kind of numbers. */
public sealed interface ClaimKeyCommand {

    String kind();

    int generation();

    @TargetAggregateIdentifier
    default String stream() {
        return "claimkey:" + kind();
    }

    /** Begun before, it changes nothing; refused as KEY_CHANGING while claims still move to the one before. */
    record Begin(String kind, int generation, String proposalId) implements ClaimKeyCommand {}

    record Finish(String kind, int generation) implements ClaimKeyCommand {}
}
