package org.regesta.auth.ida;

import org.jspecify.annotations.Nullable;
import org.regesta.auth.AuthRefusal;
import org.regesta.auth.Denied.Reason;
import org.regesta.auth.wire.Signatures;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipEndpoint;
import org.regesta.wire.MosipError;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * What every endpoint that partners come to has in common: who asks is known by signature alone, and the answer's very
 * bytes are signed.
 */
abstract class PartnerEndpoint implements MosipEndpoint {

    private final Service service;
    private final Door door;
    private final Desk desk;
    private final Signatures signatures;

    PartnerEndpoint(Service service, Door door, Desk desk, Signatures signatures) {
        this.service = service;
        this.door = door;
        this.desk = desk;
        this.signatures = signatures;
    }

    final ResponseEntity<byte[]> answer(
            String licence, String partner, String apiKey, @Nullable String signature, byte @Nullable [] body) {
        byte[] content = body == null ? new byte[0] : body;
        String signed = signature == null ? "" : signature;
        Answer answer = door.answer(new Asked(service, licence, partner, apiKey, signed, content), desk);
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
