package org.regesta.server.keeper;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import java.security.PublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.regesta.command.officer.api.ServiceClients;
import org.regesta.command.officer.api.ServiceClients.ServiceClientState;
import org.regesta.engine.keeper.Guests;
import org.regesta.events.Book;
import org.regesta.events.officer.Role;
import org.regesta.ports.Ledger;
import org.regesta.ports.Uptime;

/**
 * Service clients with the role of an authentication process, each by the key it was registered with. What the registry
 * says is remembered for {@link #REMEMBERED}: that long at most does a process go on that was disabled.
 */
final class RegisteredGuests implements Guests {

    static final Duration REMEMBERED = Duration.ofSeconds(1);

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    private final Ledger ledger;
    private final Uptime uptime;
    private final ConcurrentMap<String, Seen> seen = new ConcurrentHashMap<>();

    RegisteredGuests(Ledger ledger, Uptime uptime) {
        this.ledger = ledger;
        this.uptime = uptime;
    }

    private record Seen(PublicKey key, Duration at) {}

    @Override
    public boolean admits(String id, PublicKey key) {
        if (!ID.matcher(id).matches()) {
            return false;
        }
        Seen known = seen.get(id);
        if (!isFresh(known)) {
            known = registered(id)
                    .map(found -> new Seen(found, uptime.passed()))
                    .orElse(null);
            remember(id, known);
        }
        return known != null && known.key().equals(key);
    }

    /** Only who is registered is remembered: who was not a moment ago may be now, and nobody fills the memory. */
    private void remember(String id, @Nullable Seen found) {
        if (found == null) {
            seen.remove(id);
        } else {
            seen.put(id, found);
        }
    }

    private boolean isFresh(@Nullable Seen known) {
        return known != null && uptime.passed().minus(known.at()).compareTo(REMEMBERED) < 0;
    }

    private Optional<PublicKey> registered(String id) {
        return ServiceClients.fold(ledger.stream(Book.REGISTRY, "client:" + id))
                .filter(client -> !client.disabled() && client.roles().contains(Role.AUTHENTICATION_PROCESS))
                .flatMap(RegisteredGuests::key);
    }

    private static Optional<PublicKey> key(ServiceClientState client) {
        try {
            return JWK.parse(client.publicJwk()) instanceof AsymmetricJWK pair
                    ? Optional.of(pair.toPublicKey())
                    : Optional.empty();
        } catch (ParseException | JOSEException noKey) {
            return Optional.empty();
        }
    }
}
