package org.regesta.command.partner;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.regesta.command.partner.api.LicenceRefusal;
import org.regesta.events.partner.MispLicenceEvent.Granted;
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
import org.regesta.wire.MosipTime;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Licensing MISPs. A licence key is told once, to who asked for it. */
@RestController
@Tag(name = "Partners")
class MispEndpoint implements MosipEndpoint {

    private final LicenceDesk desk;
    private final Vault vault;
    private final Caller caller;
    private final Clock clock;

    MispEndpoint(LicenceDesk desk, Vault vault, Caller caller, Clock clock) {
        this.desk = desk;
        this.vault = vault;
        this.caller = caller;
        this.clock = clock;
    }

    /** @param providerId the partner, of type {@code MISP_Partner} */
    record Body(@Nullable String providerId) {}

    record Answer(String providerId, String licenseKey, String licenseKeyStatus, String licenseKeyExpiry) {
        @Override
        public String toString() {
            return "Answer"; // the key stays out of logs
        }
    }

    @PostMapping("/v1/partnermanager/misps")
    @Operation(summary = "Grant a MISP its licence")
    MosipResponse<Answer> grant(@RequestBody MosipRequest<Body> request) {
        String providerId = Fields.text("providerId", request.required().providerId(), 1_000);
        if (!PartnerIds.isOne(providerId)) {
            throw new Refusal(LicenceRefusal.PARTNER_UNKNOWN);
        }
        Granted granted = desk.grant(providerId, clock.instant(), caller.attribution("misp-licensed"));
        String key = Secrets.mispLicence(vault, granted.licenceId()).reveal();
        return MosipResponse.of(
                envelopeId(),
                envelopeVersion(),
                clock.instant(),
                new Answer(providerId, key, "Active", MosipTime.text(granted.expires())));
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
        return PartnerCodes.of((LicenceRefusal) code);
    }
}
