package org.regesta.command.key;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.regesta.command.key.api.KeyRefusal;
import org.regesta.wire.BadRequest;
import org.regesta.wire.Fields;
import org.regesta.wire.MosipError;
import org.regesta.wire.MosipRefusal;
import org.regesta.wire.MosipRequest;
import org.regesta.wire.MosipResponse;
import org.regesta.wire.MosipTime;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Encrypting for a key, and opening with one that is lent, for services of MOSIP's modules. */
@RestController
@Tag(name = "Keys")
class CryptoEndpoint implements KeyWire {

    private final Lent lent;
    private final Clock clock;

    CryptoEndpoint(Lent lent, Clock clock) {
        this.lent = lent;
        this.clock = clock;
    }

    /**
     * MOSIP's {@code CryptomanagerRequestDto}: data, salt and aad base64url; timeStamp must be one, and says nothing:
     * the keys that count are told.
     */
    record Body(
            @Nullable String applicationId,
            @Nullable String referenceId,
            @Nullable String timeStamp,
            @Nullable String data,
            @Nullable String salt,
            @Nullable String aad,
            @Nullable Boolean prependThumbprint) {
        @Override
        public String toString() {
            return "Body"; // what is encrypted stays out of logs
        }
    }

    record Answer(String data) {
        @Override
        public String toString() {
            return "Answer";
        }
    }

    @PostMapping("/v1/keymanager/encrypt")
    @Operation(summary = "Encrypt for a key, by its certificate")
    MosipResponse<Answer> encrypt(@RequestBody MosipRequest<Body> request) {
        Body body = timed(request.required());
        var certificate = lent.certificate(application(body), reference(body));
        byte[] sealed = KeyCipher.encrypt(Base64Field.of("data", body.data()), certificate, extras(body));
        return answer(sealed);
    }

    @PostMapping("/v1/keymanager/decrypt")
    @Operation(summary = "Open what was encrypted for a key that is lent, also for the one before it within its grace")
    MosipResponse<Answer> decrypt(@RequestBody MosipRequest<Body> request) {
        Body body = timed(request.required());
        var pairs = lent.lent(application(body), reference(body));
        return answer(KeyCipher.decrypt(Base64Field.of("data", body.data()), pairs, extras(body)));
    }

    private static Body timed(Body body) {
        MosipTime.parse("timeStamp", Fields.text("timeStamp", body.timeStamp(), 40));
        return body;
    }

    private static String application(Body body) {
        return Fields.text("applicationId", body.applicationId(), 36);
    }

    private static String reference(Body body) {
        return Fields.optional("referenceId", body.referenceId(), 36).orElse("");
    }

    private static KeyCipher.Extras extras(Body body) {
        Optional<byte[]> salt = Base64Field.optional("salt", body.salt());
        if (salt.filter(bytes -> bytes.length < 12 || bytes.length > 32).isPresent()) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, "salt");
        }
        return new KeyCipher.Extras(salt, Base64Field.optional("aad", body.aad()));
    }

    @Override
    public MosipError error(BadRequest why, String field) {
        return KeyCodes.crypto(why, field);
    }

    @Override
    public MosipError error(Enum<?> code) {
        return KeyCodes.crypto((KeyRefusal) code);
    }

    private MosipResponse<Answer> answer(byte[] bytes) {
        String data = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return MosipResponse.of(envelopeId(), envelopeVersion(), clock.instant(), new Answer(data));
    }
}
