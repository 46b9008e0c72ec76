package org.regesta.auth.ida;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.regesta.auth.AuthRefusal;
import org.regesta.auth.Denied;
import org.regesta.auth.wire.SessionCipher;
import org.regesta.wire.Json;
import org.springframework.stereotype.Component;

/** Opens the encrypted part of an authentication request. */
@Component
class RequestReader {

    private static final Set<String> ENVIRONMENTS = Set.of("staging", "developer", "pre-production", "production");

    private final SessionCipher cipher;

    RequestReader(SessionCipher cipher) {
        this.cipher = cipher;
    }

    /** @throws Denied what is wrong with it */
    Fields read(Visit visit) {
        Fields envelope = visit.envelope();
        Optional<String> environment = envelope.text("env");
        if (environment.isPresent() && !ENVIRONMENTS.contains(environment.get().toLowerCase(Locale.ROOT))) {
            throw envelope.invalid("env");
        }
        String key = visit.asked().service().isInternal() ? "INTERNAL" : "PARTNER";
        byte[] opened = cipher.open(
                key,
                new SessionCipher.Sealed(
                        envelope.longText("request"),
                        envelope.longText("requestSessionKey"),
                        envelope.longText("requestHMAC"),
                        envelope.text("thumbprint").orElse("")));
        Fields request = fields(opened);
        if (Door.isFuture(visit.at(), Door.time(request, "timestamp"))) {
            throw new Denied(AuthRefusal.STALE);
        }
        return request;
    }

    private static Fields fields(byte[] opened) {
        try {
            return Fields.of(Json.tree(opened), "request/");
        } catch (Json.Malformed notJson) {
            throw new Denied(AuthRefusal.MALFORMED);
        }
    }
}
