package org.regesta.command.key;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.Caller;
import org.regesta.ports.HouseKeys;
import org.regesta.wire.BadRequest;
import org.regesta.wire.Fields;
import org.regesta.wire.MosipRefusal;
import org.regesta.wire.MosipRequest;
import org.regesta.wire.MosipResponse;
import org.regesta.wire.MosipTime;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The life of keys on MOSIP's wire. */
@RestController
@Tag(name = "Keys")
class KeyLifeEndpoint implements KeyWire {

    private static final int LONGEST_PEM = 20_000;
    private static final int LONGEST_NAME = 100;

    private final KeyDesk desk;
    private final KeyRing ring;
    private final Caller caller;
    private final Clock clock;

    KeyLifeEndpoint(KeyDesk desk, KeyRing ring, Caller caller, Clock clock) {
        this.desk = desk;
        this.ring = ring;
        this.caller = caller;
        this.clock = clock;
    }

    /** MOSIP's {@code KeyPairGenerateRequestDto} and {@code CSRGenerateRequestDto}; names are for requests alone. */
    record Body(
            @Nullable String applicationId,
            @Nullable String referenceId,
            @Nullable Boolean force,
            @Nullable String commonName,
            @Nullable String organizationUnit,
            @Nullable String organization,
            @Nullable String location,
            @Nullable String state,
            @Nullable String country) {}

    /** MOSIP's {@code UploadCertificateRequestDto}. */
    record UploadBody(
            @Nullable String applicationId,
            @Nullable String referenceId,
            @Nullable String certificateData) {}

    /** MOSIP's {@code RevokeKeyRequestDto}; the next pair is always made here. */
    record RevokeBody(
            @Nullable String applicationId,
            @Nullable String referenceId,
            @Nullable Boolean disableAutoGen) {}

    record StatusAnswer(String status, String timestamp) {}

    @PostMapping("/v1/keymanager/generateMasterKey/{objectType}")
    @Operation(summary = "Make a key, or with force the next one; objectType CERTIFICATE or CSR says what is answered")
    MosipResponse<KeyEndpoint.Answer> generate(
            @PathVariable String objectType, @RequestBody MosipRequest<Body> request) {
        Body body = request.required();
        if (!objectType.equalsIgnoreCase("CERTIFICATE") && !objectType.equalsIgnoreCase("CSR")) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, "objectType");
        }
        boolean force = body.force() != null && body.force();
        HouseKeys.Pair pair = desk.generate(
                application(body.applicationId()),
                reference(body.referenceId()),
                force,
                caller.attribution("key-generated"));
        return objectType.equalsIgnoreCase("CSR") ? request(pair, body) : certificate(pair);
    }

    @PostMapping("/v1/keymanager/generateCSR")
    @Operation(summary = "A certification request (PKCS #10) for the key in use, for an authority outside")
    MosipResponse<KeyEndpoint.Answer> csr(@RequestBody MosipRequest<Body> request) {
        Body body = request.required();
        return request(ring.current(application(body.applicationId()), reference(body.referenceId())), body);
    }

    @PostMapping("/v1/keymanager/uploadCertificate")
    @Operation(summary = "Give the key in use the certificate that an authority outside made of its request")
    MosipResponse<StatusAnswer> upload(@RequestBody MosipRequest<UploadBody> request) {
        UploadBody body = request.required();
        desk.certify(
                application(body.applicationId()),
                reference(body.referenceId()),
                Fields.text("certificateData", body.certificateData(), LONGEST_PEM),
                caller.attribution("key-certified"));
        return answer(new StatusAnswer("Upload Success", MosipTime.text(clock.instant())));
    }

    @PostMapping("/v1/keymanager/uploadOtherDomainCertificate")
    @Operation(summary = "Keep someone else's certificate under a name, to encrypt for them")
    MosipResponse<StatusAnswer> other(@RequestBody MosipRequest<UploadBody> request) {
        UploadBody body = request.required();
        desk.keepOther(
                application(body.applicationId()),
                reference(body.referenceId()),
                Fields.text("certificateData", body.certificateData(), LONGEST_PEM),
                caller.attribution("certificate-kept"));
        return answer(new StatusAnswer("Upload Success", MosipTime.text(clock.instant())));
    }

    @PutMapping("/v1/keymanager/revokeKey")
    @Operation(summary = "Destroy a key and those before it; another takes its place at once")
    MosipResponse<StatusAnswer> revoke(@RequestBody MosipRequest<RevokeBody> request) {
        RevokeBody body = request.required();
        desk.revoke(
                application(body.applicationId()), reference(body.referenceId()), caller.attribution("key-revoked"));
        return answer(new StatusAnswer("Revocation Success", MosipTime.text(clock.instant())));
    }

    private static String application(@Nullable String value) {
        return Fields.text("applicationId", value, 36);
    }

    private static String reference(@Nullable String value) {
        return Fields.optional("referenceId", value, 36).orElse("");
    }

    private MosipResponse<KeyEndpoint.Answer> certificate(HouseKeys.Pair pair) {
        return answer(of(pair, KeyRing.pem(pair.certificate()), null));
    }

    private MosipResponse<KeyEndpoint.Answer> request(HouseKeys.Pair pair, Body body) {
        return answer(of(pair, null, desk.request(pair, subject(body))));
    }

    private KeyEndpoint.Answer of(HouseKeys.Pair pair, @Nullable String pem, @Nullable String csr) {
        X509Certificate certificate = pair.certificate();
        Instant now = clock.instant();
        return new KeyEndpoint.Answer(
                pem,
                csr,
                MosipTime.text(certificate.getNotBefore().toInstant()),
                MosipTime.text(certificate.getNotAfter().toInstant()),
                MosipTime.text(now));
    }

    private static Optional<X500Principal> subject(Body body) {
        X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE);
        Fields.optional("country", body.country(), 2).ifPresent(text -> name.addRDN(BCStyle.C, text));
        Fields.optional("state", body.state(), LONGEST_NAME).ifPresent(text -> name.addRDN(BCStyle.ST, text));
        Fields.optional("location", body.location(), LONGEST_NAME).ifPresent(text -> name.addRDN(BCStyle.L, text));
        Fields.optional("organization", body.organization(), LONGEST_NAME)
                .ifPresent(text -> name.addRDN(BCStyle.O, text));
        Fields.optional("organizationUnit", body.organizationUnit(), LONGEST_NAME)
                .ifPresent(text -> name.addRDN(BCStyle.OU, text));
        Optional<String> common = Fields.optional("commonName", body.commonName(), LONGEST_NAME);
        common.ifPresent(text -> name.addRDN(BCStyle.CN, text));
        return common.map(named -> encoded(name));
    }

    private static X500Principal encoded(X500NameBuilder name) {
        try {
            return new X500Principal(name.build().getEncoded());
        } catch (java.io.IOException | IllegalArgumentException unusable) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, "commonName");
        }
    }

    private <T> MosipResponse<T> answer(T answer) {
        return MosipResponse.of(envelopeId(), envelopeVersion(), clock.instant(), answer);
    }
}
