package org.regesta.command.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.regesta.command.policy.api.Policies;
import org.regesta.events.Meta;
import org.regesta.ports.Recorded;
import org.regesta.wire.Json;
import org.regesta.wire.MosipTime;
import tools.jackson.databind.JsonNode;

/** Answers in MOSIP's shapes. */
final class PolicyAnswers {

    private PolicyAnswers() {}

    /** MOSIP's {@code PolicyGroupCreateResponseDto}. */
    record Group(
            String id,
            String name,
            String desc,
            @JsonProperty("is_Active") boolean active,
            @JsonProperty("cr_by") String by,
            @JsonProperty("cr_dtimes") String at) {}

    /** MOSIP's {@code PolicyCreateResponseDto}. */
    record Draft(
            String id,
            String policyGroupName,
            String name,
            String desc,
            @JsonProperty("is_Active") boolean active,
            @JsonProperty("cr_by") String by,
            @JsonProperty("cr_dtimes") String at) {}

    /** MOSIP's {@code PolicyResponseDto}. */
    record Whole(
            String policyGroupId,
            String policyGroupName,
            String policyGroupDesc,
            boolean policyGroupStatus,
            String policyId,
            String policyName,
            String policyDesc,
            String policyType,
            String publishDate,
            String validTill,
            String status,
            @JsonProperty("is_Active") boolean active,
            @JsonProperty("cr_by") String by,
            @JsonProperty("cr_dtimes") String at,
            JsonNode policies) {}

    static Group of(Policies.Group group) {
        return new Group(
                group.as().groupId(),
                group.as().name(),
                group.as().description(),
                true,
                by(group.recorded()),
                at(group.recorded()));
    }

    static Draft of(Policies.Policy policy, String groupName) {
        return new Draft(
                policy.as().policyId(),
                groupName,
                policy.as().name(),
                policy.as().description(),
                policy.published(),
                by(policy.recorded()),
                at(policy.recorded()));
    }

    static Whole of(Policies.Policy policy, Policies.Group group) {
        return new Whole(
                group.as().groupId(),
                group.as().name(),
                group.as().description(),
                true,
                policy.as().policyId(),
                policy.as().name(),
                policy.as().description(),
                policy.as().policyType(),
                at(policy.recorded()),
                policy.validUntil().map(MosipTime::text).orElse(""),
                policy.published() ? "PUBLISHED" : "DRAFTED",
                policy.published() && !policy.suspended(),
                by(policy.recorded()),
                at(policy.recorded()),
                Json.read(policy.as().json(), JsonNode.class));
    }

    private static String by(Recorded recorded) {
        return recorded.envelope().meta(Meta.ACTOR).orElse("");
    }

    private static String at(Recorded recorded) {
        return MosipTime.text(Instant.ofEpochMilli(recorded.envelope().recordedMillis()));
    }
}
