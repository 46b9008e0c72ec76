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
        return answer(licence, partner, apiKey, signature, body, false);
    }

    /** Who holds the licence asks in the partner's name. */
    final ResponseEntity<byte[]> delegated(
            String licence, String partner, String client, @Nullable String signature, byte @Nullable [] body) {
        return answer(licence, partner, client, signature, body, true);
    }

    private ResponseEntity<byte[]> answer(
            String licence,
            String partner,
            String apiKey,
            @Nullable String signature,
            byte @Nullable [] body,
            boolean delegated) {
        byte[] content = body == null ? new byte[0] : body;
        String signed = signature == null ? "" : signature;
        return signed(door.answer(new Asked(service(), licence, partner, apiKey, signed, content, delegated), desk));
    }
}
