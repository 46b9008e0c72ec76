package org.regesta.auth.ida;

import org.jspecify.annotations.Nullable;
import org.regesta.auth.wire.Signatures;
import org.springframework.http.ResponseEntity;

/** What every endpoint that partners come to has in common: who asks is known by signature alone. */
abstract class PartnerEndpoint extends IdaEndpoint {

    private final Door door;
    private final Desk desk;

    PartnerEndpoint(Service service, Door door, Desk desk, Signatures signatures) {
        super(service, signatures);
        this.door = door;
        this.desk = desk;
    }

    final ResponseEntity<byte[]> answer(
            String licence, String partner, String apiKey, @Nullable String signature, byte @Nullable [] body) {
        byte[] content = body == null ? new byte[0] : body;
        String signed = signature == null ? "" : signature;
        return signed(door.answer(new Asked(service(), licence, partner, apiKey, signed, content), desk));
    }
}
