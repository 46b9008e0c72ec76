package org.regesta.command.policy;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.regesta.command.policy.api.Policies;
import org.regesta.command.policy.api.PolicyCommand;
import org.regesta.command.policy.api.PolicyCommand.Draft;
import org.regesta.command.policy.api.PolicyRefusal;
import org.regesta.ports.Caller;
import org.regesta.ports.Refusal;
import org.regesta.wire.BadRequest;
import org.regesta.wire.Fields;
import org.regesta.wire.MosipEndpoint;
import org.regesta.wire.MosipError;
import org.regesta.wire.MosipRequest;
import org.regesta.wire.MosipResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Making policy groups and policies, and publishing them. */
@RestController
@Tag(name = "Policies")
class PolicyEndpoint implements MosipEndpoint {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,36}");
    private static final int NAME = 128;
    private static final int DESCRIPTION = 256;

    private final PolicyMaking making;
    private final Policies policies;
    private final Caller caller;
    private final Clock clock;

    PolicyEndpoint(PolicyMaking making, Policies policies, Caller caller, Clock clock) {
        this.making = making;
        this.policies = policies;
        this.caller = caller;
        this.clock = clock;
    }

    /** @param status {@code Active} or {@code De-active} */
    record StatusBody(@Nullable String status) {}

    record Standing(String message) {}

    record GroupBody(@Nullable String name, @Nullable String desc) {}

    /**
     * @param policyId an id of the client's choice, if it must have one
     * @param policyType {@code Auth}, {@code DataShare} or {@code MISP}
     * @param policies the document, as the type asks for
     */
    record Body(
            @Nullable String policyId,
            @Nullable String policyGroupName,
            @Nullable String policyType,
            @Nullable String name,
            @Nullable String desc,
            @Nullable String version,
            @Nullable JsonNode policies) {}

    @PostMapping("/v1/policymanager/policies/group/new")
    @Operation(summary = "Create a policy group")
    MosipResponse<PolicyAnswers.Group> createGroup(@RequestBody MosipRequest<GroupBody> request) {
        GroupBody body = request.required();
        String name = Fields.text("name", body.name(), NAME);
        String description = Fields.text("desc", body.desc(), DESCRIPTION);
        return answer(PolicyAnswers.of(making.create(name, description, caller.attribution("policy-group-created"))));
    }

    @PostMapping("/v1/policymanager/policies")
    @Operation(summary = "Draft a policy in a group")
    MosipResponse<PolicyAnswers.Draft> draft(@RequestBody MosipRequest<Body> request) {
        Body body = request.required();
        Optional<String> id = body.policyId() == null || body.policyId().isBlank()
                ? Optional.empty()
                : Optional.of(Fields.matching("policyId", body.policyId(), ID));
        Policies.Policy drafted = making.draft(id, read(body), caller.attribution("policy-drafted"));
        return answer(PolicyAnswers.of(drafted, Fields.text("policyGroupName", body.policyGroupName(), NAME)));
    }

    @PutMapping("/v1/policymanager/policies/{policyId}")
    @Operation(summary = "Write a drafted policy anew; a published one stays as it is")
    MosipResponse<PolicyAnswers.Draft> redraft(@PathVariable String policyId, @RequestBody MosipRequest<Body> request) {
        Body body = request.required();
        Draft draft = read(body);
        Policies.Policy redrafted = making.redraft(
                new PolicyCommand.Redraft(
                        known(policyId),
                        draft.groupId(),
                        draft.name(),
                        draft.description(),
                        draft.policyType(),
                        draft.json()),
                caller.attribution("policy-redrafted"));
        return answer(PolicyAnswers.of(redrafted, Fields.text("policyGroupName", body.policyGroupName(), NAME)));
    }

    @PostMapping("/v1/policymanager/policies/{policyId}/group/{policygroupId}/publish")
    @Operation(summary = "Publish a drafted policy: from then on it is what it is")
    MosipResponse<PolicyAnswers.Whole> publish(@PathVariable String policyId, @PathVariable String policygroupId) {
        Policies.Policy published =
                making.publish(known(policyId), knownGroup(policygroupId), caller.attribution("policy-published"));
        return answer(PolicyAnswers.of(published, policies.group(policygroupId).orElseThrow()));
    }

    @PatchMapping("/v1/policymanager/policies/{policyId}/group/{policygroupId}")
    @Operation(summary = "Suspend a published policy, or put it in force again")
    MosipResponse<Standing> standing(
            @PathVariable String policyId,
            @PathVariable String policygroupId,
            @RequestBody MosipRequest<StatusBody> request) {
        String status = String.valueOf(request.required().status()).toLowerCase(Locale.ROOT);
        if (!Set.of("active", "de-active").contains(status)) {
            throw new Refusal(PolicyRefusal.STATUS);
        }
        making.setActive(
                known(policyId),
                knownGroup(policygroupId),
                status.equals("active"),
                caller.attribution("policy-standing-changed"));
        return answer(new Standing("status updated successfully"));
    }

    @GetMapping("/v1/policymanager/policies/{policyId}")
    @Operation(summary = "A policy with its group")
    MosipResponse<PolicyAnswers.Whole> policy(@PathVariable String policyId) {
        Policies.Policy policy = policies.policy(known(policyId)).orElseThrow(() -> new Refusal(PolicyRefusal.UNKNOWN));
        return answer(
                PolicyAnswers.of(policy, policies.group(policy.as().groupId()).orElseThrow()));
    }

    private Draft read(Body body) {
        String groupName = Fields.text("policyGroupName", body.policyGroupName(), NAME);
        String type = PolicyDocument.type(Fields.text("policyType", body.policyType(), NAME));
        String name = Fields.text("name", body.name(), NAME);
        String description = Fields.text("desc", body.desc(), DESCRIPTION);
        Fields.text("version", body.version(), NAME);
        String groupId = policies.groupByName(groupName)
                .orElseThrow(() -> new Refusal(PolicyRefusal.GROUP_NAME_UNKNOWN))
                .as()
                .groupId();
        String json = PolicyDocument.check(type, Fields.present(PolicyDocument.FIELD, body.policies()));
        return new Draft("", groupId, name, description, type, json);
    }

    private static String known(String policyId) {
        if (!ID.matcher(policyId).matches()) {
            throw new Refusal(PolicyRefusal.UNKNOWN);
        }
        return policyId;
    }

    private static String knownGroup(String groupId) {
        if (!ID.matcher(groupId).matches()) {
            throw new Refusal(PolicyRefusal.GROUP_UNKNOWN);
        }
        return groupId;
    }

    private <T> MosipResponse<T> answer(T response) {
        return MosipResponse.of(envelopeId(), envelopeVersion(), clock.instant(), response);
    }

    @Override
    public String envelopeId() {
        return PolicyCodes.ENVELOPE_ID;
    }

    @Override
    public MosipError error(BadRequest why, String field) {
        return PolicyCodes.of(why, field);
    }

    @Override
    public MosipError error(Enum<?> code) {
        return PolicyCodes.of((PolicyRefusal) code);
    }
}
