package org.regesta.auth.ida;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.regesta.auth.AuthRefusal;
import org.regesta.auth.Denied.Reason;
import org.regesta.auth.wire.Signatures;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipEndpoint;
import org.regesta.wire.MosipError;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** What every endpoint of authentication has in common: the answer's very bytes are signed. */
@ApiResponse(
        responseCode = "200",
        description = "Yes or no, or why there is neither; header response-signature: a detached JWS over these bytes",
        content =
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = IdaEndpoint.IdaAnswer.class)))
abstract class IdaEndpoint implements MosipEndpoint {

    /** How an {@link Answer}'s bytes are described: MOSIP's {@code BaseAuthResponseDTO}. */
    record IdaAnswer(
            String id,
            String version,
            @Nullable String transactionID,
            String responseTime,
            @Nullable List<IdaCodes.IdaError> errors,
            @Nullable Map<String, Object> response) {}

    private final Service service;
    private final Signatures signatures;

    IdaEndpoint(Service service, Signatures signatures) {
        this.service = service;
        this.signatures = signatures;
    }

    final Service service() {
        return service;
    }

    final ResponseEntity<byte[]> signed(Answer answer) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header("response-signature", signatures.sign(answer.bytes()))
                .body(answer.bytes());
    }

    @Override
    public String envelopeId() {
        return service.id();
    }

    @Override
    public MosipError error(BadRequest why, String field) {
        return IdaCodes.plain(IdaCodes.of(why, field));
    }

    @Override
    public MosipError error(Enum<?> code) {
        return IdaCodes.plain(Reason.of(code instanceof AuthRefusal refusal ? refusal : AuthRefusal.UNAVAILABLE));
    }
}
