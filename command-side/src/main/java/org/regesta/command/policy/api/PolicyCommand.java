package org.regesta.command.policy.api;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What can be asked of a policy. */
public sealed interface PolicyCommand {

    String policyId();

    @TargetAggregateIdentifier
    default String stream() {
        return "policy:" + policyId();
    }

    /** @param json the policy document, checked before */
    record Draft(String policyId, String groupId, String name, String description, String policyType, String json)
            implements PolicyCommand {}

    /** A draft written anew. @param groupId the group it must be in */
    record Redraft(String policyId, String groupId, String name, String description, String policyType, String json)
            implements PolicyCommand {}

    record Publish(String policyId, String groupId, Instant validUntil) implements PolicyCommand {}

    /** @param active whether one may ask under the policy from now on */
    record SetActive(String policyId, String groupId, boolean active) implements PolicyCommand {}
}
