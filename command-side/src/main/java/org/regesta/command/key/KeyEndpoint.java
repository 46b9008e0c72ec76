package org.regesta.command.key;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.regesta.wire.Fields;
import org.regesta.wire.MosipResponse;
import org.regesta.wire.MosipTime;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Giving the house's certificates: what partners encrypt for, and what they check signatures with. */
@RestController
@Tag(name = "Keys")
class KeyEndpoint implements KeyWire {

    private final KeyRing ring;
    private final Clock clock;

    KeyEndpoint(KeyRing ring, Clock clock) {
        this.ring = ring;
        this.clock = clock;
    }

    /** MOSIP's {@code KeyPairGenerateResponseDto}. */
    record Answer(
            @Nullable String certificate,
            @Nullable String certSignRequest,
            String issuedAt,
            String expiryAt,
            String timestamp) {}

    @GetMapping("/v1/keymanager/getCertificate")
    @Operation(summary = "The certificate of a house key: IDA/PARTNER to encrypt for, IDA/SIGN to check answers with")
    MosipResponse<Answer> certificate(
            @RequestParam(required = false) @Nullable String applicationId,
            @RequestParam(required = false) @Nullable String referenceId) {
        String application = Fields.text("applicationId", applicationId, 36);
        String reference = Fields.optional("referenceId", referenceId, 36).orElse("");
        X509Certificate found = ring.certificate(application, reference);
        Instant now = clock.instant();
        Answer answer = new Answer(
                KeyRing.pem(found),
                null,
                MosipTime.text(found.getNotBefore().toInstant()),
                MosipTime.text(found.getNotAfter().toInstant()),
                MosipTime.text(now));
        return MosipResponse.of(envelopeId(), envelopeVersion(), now, answer);
    }
}
