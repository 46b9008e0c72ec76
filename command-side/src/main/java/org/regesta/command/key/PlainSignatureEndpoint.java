package org.regesta.command.key;

import com.nimbusds.jose.JWSObject;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.regesta.command.key.api.KeyRefusal;
import org.regesta.ports.Refusal;
import org.regesta.wire.Fields;
import org.regesta.wire.MosipRequest;
import org.regesta.wire.MosipResponse;
import org.regesta.wire.MosipTime;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * MOSIP's older way to sign: a text as it is, under KERNEL/SIGN, as a detached JWS; its services sign their answers so.
 */
@RestController
@Tag(name = "Keys")
class PlainSignatureEndpoint implements KeyWire {

    private static final int LONGEST = 8_000_000;
    private static final KeySigner.Wish BARE = new KeySigner.Wish(false, false, false, Optional.empty(), true);

    private final Lent lent;
    private final Clock clock;

    PlainSignatureEndpoint(Lent lent, Clock clock) {
        this.lent = lent;
        this.clock = clock;
    }

    /** MOSIP's {@code SignRequestDto}. */
    record SignBody(@Nullable String data) {
        @Override
        public String toString() {
            return "SignBody"; // what is signed stays out of logs
        }
    }

    /** MOSIP's {@code SignResponseDto}. */
    record SignAnswer(String signature, String timestamp) {}

    /** MOSIP's {@code TimestampRequestDto}. */
    record ValidateBody(
            @Nullable String signature,
            @Nullable String data,
            @Nullable String timestamp) {
        @Override
        public String toString() {
            return "ValidateBody";
        }
    }

    /** MOSIP's {@code ValidatorResponseDto}. */
    record ValidateAnswer(String status, String message) {}

    @PostMapping("/v1/keymanager/sign")
    @Operation(summary = "Sign a text as it is, as a detached JWS")
    MosipResponse<SignAnswer> sign(@RequestBody MosipRequest<SignBody> request) {
        String data = Fields.text("data", request.required().data(), LONGEST);
        String signature = KeySigner.sign(data.getBytes(StandardCharsets.UTF_8), lent.toUse("KERNEL", "SIGN"), BARE);
        return answer(new SignAnswer(signature, MosipTime.text(clock.instant())));
    }

    @PostMapping("/v1/keymanager/validate")
    @Operation(summary = "Whether a detached JWS is one that this house made of a text; the key before counts too")
    MosipResponse<ValidateAnswer> validate(@RequestBody MosipRequest<ValidateBody> request) {
        ValidateBody body = request.required();
        String signature = Fields.text("signature", body.signature(), LONGEST);
        Optional<byte[]> data =
                Optional.of(Fields.text("data", body.data(), LONGEST).getBytes(StandardCharsets.UTF_8));
        MosipTime.parse("timestamp", Fields.text("timestamp", body.timestamp(), 40)); // the keys that count are told
        if (!signature.contains("..")) {
            throw new Refusal(KeyRefusal.SIGNATURE_WRONG); // one with its own text says nothing of the text given
        }
        JWSObject jws = KeySigner.read(signature, data);
        if (KeySigner.signer(jws, data, lent.certificates("KERNEL", "SIGN")).isEmpty()) {
            throw new Refusal(KeyRefusal.SIGNATURE_WRONG);
        }
        return answer(new ValidateAnswer("success", "Validation Successful"));
    }

    private <T> MosipResponse<T> answer(T answer) {
        return MosipResponse.of(envelopeId(), envelopeVersion(), clock.instant(), answer);
    }
}
