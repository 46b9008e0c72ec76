package org.regesta.command.partner;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.regesta.command.partner.api.CertificateRefusal;
import org.regesta.command.partner.api.PartnerRefusal;
import org.regesta.ports.Caller;
import org.regesta.ports.Refusal;
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

/** Taking certificates: of the CAs that are trusted, and of partners. */
@RestController
@Tag(name = "Partners")
class CertificateEndpoint implements MosipEndpoint {

    private static final int LONGEST = 200_000;

    private final TrustAnchors anchors;
    private final CertificateDesk desk;
    private final Caller caller;
    private final Clock clock;

    CertificateEndpoint(TrustAnchors anchors, CertificateDesk desk, Caller caller, Clock clock) {
        this.anchors = anchors;
        this.desk = desk;
        this.caller = caller;
        this.clock = clock;
    }

    /** @param certificateData PEM, or base64 of PKCS #7 with a chain */
    record CaBody(
            @Nullable String certificateData, @Nullable String partnerDomain) {}

    record CaAnswer(String status, String timestamp) {}

    record Body(
            @Nullable String partnerId,
            @Nullable String certificateData,
            @Nullable String partnerDomain) {}

    /**
     * @param signedCertificateData the partner's certificate as it was taken: this house signs no certificate of a
     *     partner anew
     * @param certificateId its SHA-256 thumbprint
     */
    record Answer(String signedCertificateData, String certificateId, String timestamp) {}

    @PostMapping("/v1/partnermanager/partners/certificate/ca/upload")
    @Operation(summary = "Trust a CA: its root, or an intermediate that leads to a trusted root")
    MosipResponse<CaAnswer> trust(@RequestBody MosipRequest<CaBody> request) {
        CaBody body = request.required();
        String text = Fields.text("certificateData", body.certificateData(), LONGEST);
        String domain = TrustAnchors.domain(Fields.text("partnerDomain", body.partnerDomain(), 36));
        Instant now = clock.instant();
        anchors.upload(Certificates.read(text), domain, now, caller.attribution("ca-trusted"));
        return answer(now, new CaAnswer("Upload Success.", MosipTime.text(now)));
    }

    @PostMapping("/v1/partnermanager/partners/certificate/upload")
    @Operation(
            summary = "Take a partner's certificate: it leads to a trusted root and names the partner's organisation")
    MosipResponse<Answer> upload(@RequestBody MosipRequest<Body> request) {
        Body body = request.required();
        String partnerId = Fields.text("partnerId", body.partnerId(), LONGEST);
        String text = Fields.text("certificateData", body.certificateData(), LONGEST);
        String domain = TrustAnchors.domain(Fields.text("partnerDomain", body.partnerDomain(), 36));
        if (!PartnerIds.isOne(partnerId)) {
            throw new Refusal(CertificateRefusal.PARTNER_UNKNOWN);
        }
        Instant now = clock.instant();
        X509Certificate taken =
                desk.upload(partnerId, text, domain, now, caller.attribution("partner-certificate-uploaded"));
        return answer(now, new Answer(Certificates.pem(taken), Certificates.thumbprint(taken), MosipTime.text(now)));
    }

    private <T> MosipResponse<T> answer(Instant now, T response) {
        return MosipResponse.of(envelopeId(), envelopeVersion(), now, response);
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
        return code instanceof PartnerRefusal refusal
                ? PartnerCodes.of(refusal)
                : PartnerCodes.of((CertificateRefusal) code);
    }
}
