package org.regesta.command.partner;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.regesta.command.partner.api.ApiKeyRefusal;
import org.regesta.ports.Caller;
import org.regesta.ports.Refusal;
import org.regesta.ports.Secrets;
import org.regesta.ports.Vault;
import org.regesta.wire.BadRequest;
import org.regesta.wire.Fields;
import org.regesta.wire.MosipEndpoint;
import org.regesta.wire.MosipError;
import org.regesta.wire.MosipRequest;
import org.regesta.wire.MosipResponse;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Making API keys. A key is told once, to who asked for it. */
@RestController
@Tag(name = "Partners")
class ApiKeyEndpoint implements MosipEndpoint {

    private final ApiKeyDesk desk;
    private final Vault vault;
    private final Caller caller;
    private final Clock clock;

    ApiKeyEndpoint(ApiKeyDesk desk, Vault vault, Caller caller, Clock clock) {
        this.desk = desk;
        this.vault = vault;
        this.caller = caller;
        this.clock = clock;
    }

    /** @param label unlike that of every other key of the partner under this policy; runs of spaces count as one */
    record Body(@Nullable String policyName, @Nullable String label) {}

    record Answer(String apiKey, String label, String policyId, String partnerId) {
        @Override
        public String toString() {
            return "Answer"; // the key stays out of logs
        }
    }

    @PatchMapping("/v1/partnermanager/partners/{partnerId}/generate/apikey")
    @Operation(summary = "Make an API key for a partner under an approved policy")
    MosipResponse<Answer> generate(@PathVariable String partnerId, @RequestBody MosipRequest<Body> request) {
        Body body = request.required();
        String policyName = Fields.text("policyName", body.policyName(), 128);
        String label = Fields.text("label", body.label(), 128).strip().replaceAll("\\s+", " ");
        if (!PartnerIds.isOne(partnerId)) {
            throw new Refusal(ApiKeyRefusal.PARTNER_UNKNOWN);
        }
        var by = caller.attribution("api-key-generated");
        ApiKeyDesk.Made made = desk.generate(partnerId, policyName, label, clock.instant(), by);
        String key = Secrets.apiKey(vault, made.key().apiKeyId()).reveal();
        return MosipResponse.of(
                envelopeId(),
                envelopeVersion(),
                clock.instant(),
                new Answer(key, made.key().label(), made.policyId(), partnerId));
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
        return PartnerCodes.of((ApiKeyRefusal) code);
    }
}
