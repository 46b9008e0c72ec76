package org.regesta.events.policy;

import java.time.Instant;

/** What a partner may do. Stream {@code policy:<policyId>}. */
public sealed interface PolicyEvent {

    String policyId();

    /** @param json the policy document as MOSIP's policy schema has it, as text */
    record Drafted(String policyId, String groupId, String name, String description, String policyType, String json)
            implements PolicyEvent {}

    /** A draft was written anew: name, description and document; its group and type stay. */
    record Redrafted(String policyId, String name, String description, String json) implements PolicyEvent {}

    record Published(String policyId, Instant validUntil) implements PolicyEvent {}

    /** Until it is resumed nobody may ask under it. */
    record Suspended(String policyId) implements PolicyEvent {}

    record Resumed(String policyId) implements PolicyEvent {}
}
