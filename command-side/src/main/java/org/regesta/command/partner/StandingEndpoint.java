package org.regesta.command.partner;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.regesta.command.partner.api.ApiKeyCommand;
import org.regesta.command.partner.api.ApiKeyRefusal;
import org.regesta.command.partner.api.LicenceRefusal;
import org.regesta.command.partner.api.PartnerCommand;
import org.regesta.command.partner.api.PartnerRefusal;
import org.regesta.ports.Caller;
import org.regesta.ports.Commands;
import org.regesta.ports.Refusal;
import org.regesta.wire.BadRequest;
import org.regesta.wire.Fields;
import org.regesta.wire.MosipEndpoint;
import org.regesta.wire.MosipError;
import org.regesta.wire.MosipRequest;
import org.regesta.wire.MosipResponse;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Suspending and resuming whoever asks: a partner, one of its API keys, the licence of a MISP. */
@RestController
@Tag(name = "Partners")
class StandingEndpoint implements MosipEndpoint {

    private final Commands commands;
    private final LicenceDesk licences;
    private final Caller caller;
    private final Clock clock;

    StandingEndpoint(Commands commands, LicenceDesk licences, Caller caller, Clock clock) {
        this.commands = commands;
        this.licences = licences;
        this.caller = caller;
        this.clock = clock;
    }

    /** @param status {@code Active} or {@code De-active} */
    record PartnerBody(@Nullable String status) {}

    /** @param label of the key */
    record KeyBody(@Nullable String label, @Nullable String status) {}

    record LicenceBody(
            @Nullable String providerId,
            @Nullable String licenseKey,
            @Nullable String licenseKeyStatus) {
        @Override
        public String toString() {
            return "LicenceBody"; // the key stays out of logs
        }
    }

    record Answer(String message) {}

    @PatchMapping("/v1/partnermanager/partners/{partnerId}")
    @Operation(summary = "Suspend a partner, or let it ask again")
    MosipResponse<Answer> partner(@PathVariable String partnerId, @RequestBody MosipRequest<PartnerBody> request) {
        boolean active = active(request.required().status(), () -> new Refusal(PartnerRefusal.STATUS));
        known(partnerId, () -> new Refusal(PartnerRefusal.UNKNOWN));
        commands.send(new PartnerCommand.SetActive(partnerId, active), caller.attribution("partner-standing-changed"));
        return answer("Partner status updated successfully.");
    }

    @PatchMapping("/v1/partnermanager/partners/{partnerId}/policy/{policyId}/apiKey/status")
    @Operation(summary = "Suspend an API key, or let it count again")
    MosipResponse<Answer> key(
            @PathVariable String partnerId, @PathVariable String policyId, @RequestBody MosipRequest<KeyBody> request) {
        KeyBody body = request.required();
        String label = Fields.text("label", body.label(), 128).strip().replaceAll("\\s+", " ");
        boolean active = active(body.status(), () -> new Refusal(ApiKeyRefusal.STATUS));
        known(partnerId, () -> new Refusal(ApiKeyRefusal.PARTNER_UNKNOWN));
        String mapping = ApiKeyCommand.mappingId(partnerId, policyId);
        commands.send(
                new ApiKeyCommand.SetActive(mapping, label, active), caller.attribution("api-key-standing-changed"));
        return answer("API key status updated successfully.");
    }

    @PutMapping("/v1/partnermanager/misps")
    @Operation(summary = "Suspend the licence of a MISP, or let it count again")
    MosipResponse<Answer> licence(@RequestBody MosipRequest<LicenceBody> request) {
        LicenceBody body = request.required();
        String providerId = Fields.text("providerId", body.providerId(), 1_000);
        String key = Fields.text("licenseKey", body.licenseKey(), 1_000);
        boolean active = active(body.licenseKeyStatus(), () -> new Refusal(LicenceRefusal.STATUS));
        known(providerId, () -> new Refusal(LicenceRefusal.PARTNER_UNKNOWN));
        licences.setActive(providerId, key, active, caller.attribution("licence-standing-changed"));
        return answer("MISP license key status updated successfully.");
    }

    private static boolean active(@Nullable String status, Supplier<Refusal> otherwise) {
        return switch (Optional.ofNullable(status).orElse("").toLowerCase(Locale.ROOT)) {
            case "active" -> true;
            case "de-active" -> false;
            default -> throw otherwise.get();
        };
    }

    private static void known(String partnerId, Supplier<Refusal> otherwise) {
        if (!PartnerIds.isOne(partnerId)) {
            throw otherwise.get();
        }
    }

    private MosipResponse<Answer> answer(String message) {
        return MosipResponse.of(envelopeId(), envelopeVersion(), clock.instant(), new Answer(message));
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
        return switch (code) {
            case PartnerRefusal of -> PartnerCodes.of(of);
            case ApiKeyRefusal of -> PartnerCodes.of(of);
            default -> PartnerCodes.of((LicenceRefusal) code);
        };
    }
}
