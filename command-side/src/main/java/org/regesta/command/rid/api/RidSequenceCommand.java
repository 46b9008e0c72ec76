package org.regesta.command.rid.api;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What can be asked of a machine's sequence of registration numbers. */
public sealed interface RidSequenceCommand {

    /** {@code <centre>-<machine>}. */
    String sequenceId();

    @TargetAggregateIdentifier
    default String stream() {
        return "ridsequence:" + sequenceId();
    }

    /** Answers with the next number, an {@link Integer} from 1 to 99999. Never refused. */
    record Draw(String sequenceId) implements RidSequenceCommand {}
}
