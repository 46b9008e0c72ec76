package org.regesta.command.partner;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.regesta.command.partner.api.MappingRefusal;
import org.regesta.ports.Caller;
import org.regesta.ports.Refusal;
import org.regesta.wire.BadRequest;
import org.regesta.wire.Fields;
import org.regesta.wire.MosipEndpoint;
import org.regesta.wire.MosipError;
import org.regesta.wire.MosipRequest;
import org.regesta.wire.MosipResponse;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Asking to act under a policy, and deciding about it. */
@RestController
@Tag(name = "Partners")
class MappingEndpoint implements MosipEndpoint {

    private final MappingDesk desk;
    private final Caller caller;
    private final Clock clock;

    MappingEndpoint(MappingDesk desk, Caller caller, Clock clock) {
        this.desk = desk;
        this.caller = caller;
        this.clock = clock;
    }

    record Body(@Nullable String policyName, @Nullable String useCaseDescription) {}

    record Answer(String mappingkey, String message) {}

    /** @param status {@code Approved} or {@code Rejected} */
    record Decision(@Nullable String status) {}

    @PostMapping("/v1/partnermanager/partners/{partnerId}/policy/map")
    @Operation(summary = "Ask that a partner may act under a policy of its group")
    MosipResponse<Answer> request(@PathVariable String partnerId, @RequestBody MosipRequest<Body> request) {
        Body body = request.required();
        String policyName = Fields.text("policyName", body.policyName(), 128);
        String useCase = Fields.text("useCaseDescription", body.useCaseDescription(), 2_000);
        if (!PartnerIds.isOne(partnerId)) {
            throw new Refusal(MappingRefusal.PARTNER_UNKNOWN);
        }
        var by = caller.attribution("policy-requested");
        String key = desk.request(partnerId, policyName, useCase, clock.instant(), by);
        return answer(new Answer(key, "Policy mapping request submitted successfully."));
    }

    @PutMapping("/v1/partnermanager/partners/policy/{mappingkey}")
    @Operation(summary = "Approve or reject a partner's request to act under a policy")
    MosipResponse<String> decide(@PathVariable String mappingkey, @RequestBody MosipRequest<Decision> request) {
        String status = Fields.text("status", request.required().status(), 36).toLowerCase(Locale.ROOT);
        if (!status.equals("approved") && !status.equals("rejected")) {
            throw new Refusal(MappingRefusal.STATUS);
        }
        if (!PartnerIds.isOne(mappingkey)) {
            throw new Refusal(MappingRefusal.UNKNOWN);
        }
        var by = caller.attribution("policy-request-" + status);
        desk.decide(mappingkey, status.equals("approved"), clock.instant(), by);
        return answer("Policy mapping " + status + " successfully");
    }

    private <T> MosipResponse<T> answer(T response) {
        return MosipResponse.of(envelopeId(), envelopeVersion(), clock.instant(), response);
    }

    @Override
    public String envelopeId() {
        return PartnerCodes.ENVELOPE_ID;
    }

    @Override
    public MosipError error(BadRequest why, String field) {
        return PartnerCodes.of(why, field);
    }

    @Override
    public MosipError error(Enum<?> code) {
        return PartnerCodes.of((MappingRefusal) code);
    }
}
