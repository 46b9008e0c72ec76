package org.regesta.command.policy.api;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What can be asked of a policy group. */
public sealed interface PolicyGroupCommand {

    String groupId();

    @TargetAggregateIdentifier
    default String stream() {
        return "policygroup:" + groupId();
    }

    record Create(String groupId, String name, String description) implements PolicyGroupCommand {}
}
