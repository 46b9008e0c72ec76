package org.regesta.auth.ida;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.regesta.auth.AuthRefusal;
import org.regesta.auth.Denied;
import org.regesta.auth.wire.FormerKeys;
import org.regesta.auth.wire.SessionCipher;
import org.regesta.wire.Json;
import org.springframework.stereotype.Component;

/** Opens the encrypted part of an authentication request. */
@Component
class RequestReader {

    private static final Set<String> ENVIRONMENTS = Set.of("staging", "developer", "pre-production", "production");

    private final SessionCipher cipher;
    private final FormerKeys former;

    RequestReader(SessionCipher cipher, FormerKeys former) {
        this.cipher = cipher;
        this.former = former;
    }

    /** @throws Denied what is wrong with it */
    Fields read(Visit visit) {
        Fields envelope = visit.envelope();
        Optional<String> environment = envelope.text("env");
        if (environment.isPresent() && !ENVIRONMENTS.contains(environment.get().toLowerCase(Locale.ROOT))) {
            throw envelope.invalid("env");
        }
        String key = visit.asked().service().isInternal() ? "INTERNAL" : "PARTNER";
        Fields request = fields(opened(
                key,
                new SessionCipher.Sealed(
                        envelope.longText("request"),
                        envelope.longText("requestSessionKey"),
                        envelope.longText("requestHMAC"),
                        envelope.text("thumbprint").orElse(""))));
        if (Door.isFuture(visit.at(), Door.time(request, "timestamp"))) {
            throw new Denied(AuthRefusal.STALE);
        }
        return request;
    }

    private byte[] opened(String key, SessionCipher.Sealed sealed) {
        try {
            return cipher.open(key, sealed);
        } catch (Denied refused) {
            throw former.explained(refused, key, sealed.thumbprint());
        }
    }

    private static Fields fields(byte[] opened) {
        try {
            return Fields.of(Json.tree(opened), "request/");
        } catch (Json.Malformed notJson) {
            throw new Denied(AuthRefusal.MALFORMED);
        }
    }
}
