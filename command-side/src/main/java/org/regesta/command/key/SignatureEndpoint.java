package org.regesta.command.key;

import com.nimbusds.jose.JWSObject;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.regesta.command.key.api.KeyRefusal;
import org.regesta.ports.Refusal;
import org.regesta.wire.BadRequest;
import org.regesta.wire.Fields;
import org.regesta.wire.Json;
import org.regesta.wire.MosipError;
import org.regesta.wire.MosipRefusal;
import org.regesta.wire.MosipRequest;
import org.regesta.wire.MosipResponse;
import org.regesta.wire.MosipTime;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Signing with a key that is lent, and checking signatures. */
@RestController
@Tag(name = "Keys")
class SignatureEndpoint implements KeyWire {

    private static final int LONGEST = 8_000_000;

    private final Lent lent;
    private final Clock clock;

    SignatureEndpoint(Lent lent, Clock clock) {
        this.lent = lent;
        this.clock = clock;
    }

    /** MOSIP's {@code JWTSignatureRequestDto} and {@code JWSSignatureRequestDto}; without a name, KERNEL/SIGN signs. */
    record SignBody(
            @Nullable String dataToSign,
            @Nullable String applicationId,
            @Nullable String referenceId,
            @Nullable Boolean includePayload,
            @Nullable Boolean includeCertificate,
            @Nullable Boolean includeCertHash,
            @Nullable String certificateUrl,
            @Nullable Boolean validateJson,
            @Nullable Boolean b64JWSHeaderParam,
            @Nullable String signAlgorithm) {
        @Override
        public String toString() {
            return "SignBody"; // what is signed stays out of logs
        }
    }

    record SignAnswer(String jwtSignedData, String timestamp) {
        @Override
        public String toString() {
            return "SignAnswer";
        }
    }

    /** MOSIP's {@code JWTSignatureVerifyRequestDto}. */
    record VerifyBody(
            @Nullable String jwtSignatureData,
            @Nullable String actualData,
            @Nullable String applicationId,
            @Nullable String referenceId,
            @Nullable String certificateData,
            @Nullable Boolean validateTrust,
            @Nullable String domain) {
        @Override
        public String toString() {
            return "VerifyBody";
        }
    }

    record VerifyAnswer(boolean signatureValid, String message, String trustValid) {}

    @PostMapping("/v1/keymanager/jwtSign")
    @Operation(summary = "Sign JSON as a JWT, detached unless the payload is asked for")
    MosipResponse<SignAnswer> jwt(@RequestBody MosipRequest<SignBody> request) {
        SignBody body = request.required();
        return signed(body, json(Base64Field.of("dataToSign", body.dataToSign())), true);
    }

    @PostMapping("/v1/keymanager/jwsSign")
    @Operation(summary = "Sign bytes as a JWS; with b64JWSHeaderParam false, unencoded (RFC 7797)")
    MosipResponse<SignAnswer> jws(@RequestBody MosipRequest<SignBody> request) {
        SignBody body = request.required();
        byte[] data = Base64Field.of("dataToSign", body.dataToSign());
        if (!"RS256".equals(body.signAlgorithm() == null ? "RS256" : body.signAlgorithm())) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, "signAlgorithm");
        }
        boolean encoded = body.b64JWSHeaderParam() == null || body.b64JWSHeaderParam();
        return signed(body, is(body.validateJson()) ? json(data) : data, encoded);
    }

    @PostMapping("/v1/keymanager/jwtVerify")
    @Operation(summary = "Check a signature: by the certificate given, by the one it holds, or by the key named")
    MosipResponse<VerifyAnswer> verify(@RequestBody MosipRequest<VerifyBody> request) {
        VerifyBody body = request.required();
        Optional<byte[]> data = Base64Field.optional("actualData", body.actualData());
        JWSObject jws = KeySigner.read(Fields.text("jwtSignatureData", body.jwtSignatureData(), LONGEST), data);
        Optional<X509Certificate> signer = KeySigner.signer(jws, data, certificates(body, jws));
        boolean valid = signer.isPresent();
        String trust = trust(body, signer.map(lent::inTime));
        String message = valid ? "Validation Successful" : "Validation Failed";
        return answer(new VerifyAnswer(valid, message, trust));
    }

    /** @param signer none where nobody's certificate checks */
    private String trust(VerifyBody body, Optional<X509Certificate> signer) {
        if (!is(body.validateTrust())) {
            return "TRUST_NOT_VERIFIED";
        }
        Optional<String> domain = Fields.optional("domain", body.domain(), 36);
        if (domain.isEmpty()) {
            return "TRUST_NOT_VERIFIED_NO_DOMAIN";
        }
        return signer.filter(each -> lent.isTrusted(each, domain.get())).isPresent()
                ? "TRUST_CERT_PATH_VALID"
                : "TRUST_CERT_PATH_NOT_VALID";
    }

    /** By the one given, else the one in the signature, as MOSIP's key manager has it; else by the key named. */
    private List<X509Certificate> certificates(VerifyBody body, JWSObject jws) {
        Optional<String> given = Fields.optional("certificateData", body.certificateData(), LONGEST);
        Optional<String> application = Fields.optional("applicationId", body.applicationId(), 36);
        if (given.isPresent()) {
            return List.of(KeyPems.read(given.get()));
        }
        List<X509Certificate> named = KeySigner.named(jws);
        if (!named.isEmpty()) {
            return named;
        }
        return lent.certificates(
                application.orElse("KERNEL"),
                application.isEmpty()
                        ? "SIGN"
                        : Fields.optional("referenceId", body.referenceId(), 36).orElse(""));
    }

    @Override
    public MosipError error(Enum<?> code) {
        return KeyCodes.signature((KeyRefusal) code);
    }

    private MosipResponse<SignAnswer> signed(SignBody body, byte[] data, boolean encoded) {
        Optional<String> application = Fields.optional("applicationId", body.applicationId(), 36);
        Optional<String> reference = Fields.optional("referenceId", body.referenceId(), 36);
        var pair = lent.toUse(application.orElse("KERNEL"), application.isEmpty() ? "SIGN" : reference.orElse(""));
        KeySigner.Wish wish = new KeySigner.Wish(
                is(body.includePayload()),
                is(body.includeCertificate()),
                is(body.includeCertHash()),
                url(body.certificateUrl()),
                encoded);
        return answer(new SignAnswer(KeySigner.sign(data, pair, wish), MosipTime.text(clock.instant())));
    }

    private static byte[] json(byte[] data) {
        try {
            if (!Json.tree(data).isMissingNode()) {
                return data;
            }
        } catch (Json.Malformed notJson) {
            throw new Refusal(KeyRefusal.NOT_JSON);
        }
        throw new Refusal(KeyRefusal.NOT_JSON);
    }

    private static Optional<URI> url(@Nullable String text) {
        try {
            Optional<String> url = Fields.optional("certificateUrl", text, 1_000);
            return url.isEmpty() ? Optional.empty() : Optional.of(new URI(url.get()));
        } catch (URISyntaxException notOne) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, "certificateUrl");
        }
    }

    private static boolean is(@Nullable Boolean wish) {
        return wish != null && wish;
    }

    private <T> MosipResponse<T> answer(T answer) {
        return MosipResponse.of(envelopeId(), envelopeVersion(), clock.instant(), answer);
    }
}
