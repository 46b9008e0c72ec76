package org.regesta.command.masterdata.api;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What can be asked of a title. */
public sealed interface TitleCommand {

    String titleId();

    @TargetAggregateIdentifier
    default String stream() {
        return "title:" + titleId();
    }

    /** The same again changes nothing; another name takes the place of the one before. */
    record Name(String titleId, String language, String name) implements TitleCommand {}
}
