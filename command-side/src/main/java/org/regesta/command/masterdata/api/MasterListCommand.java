package org.regesta.command.masterdata.api;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What can be asked of a list of values. */
public sealed interface MasterListCommand {

    String listId();

    @TargetAggregateIdentifier
    default String stream() {
        return "masterlist:" + listId();
    }

    /** The same again changes nothing; another name takes the place of the one before. */
    record NameValue(String listId, String code, String language, String name) implements MasterListCommand {}

    /** Again, nothing changes. */
    record WithdrawValue(String listId, String code) implements MasterListCommand {}
}
