package org.regesta.command.name.api;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What can be asked of a name. */
public sealed interface NameCommand {

    String nameId();

    @TargetAggregateIdentifier
    default String stream() {
        return "name:" + nameId();
    }

    /** Answers with the holder in effect: the one given, or whoever took it before. Never refused. */
    record Take(String nameId, String kind, String name, String holder) implements NameCommand {}
}
