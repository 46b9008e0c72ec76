package org.regesta.saga.registration.stage.abroad;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.regesta.events.Book;
import org.regesta.events.Meta;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.events.registration.RegistrationEvent.EnrolledInGallery;
import org.regesta.ports.AbisLine;
import org.regesta.ports.AbisLine.AbisLines;
import org.regesta.ports.Ledger;
import org.regesta.ports.Vault;
import org.springframework.stereotype.Component;

/**
 * Under which names other people's matchers know registrations: each matcher under others, and nobody can tell which
 * are of one person. It reads the registry in its own order, so whoever has a lower rank is known when they are asked
 * for.
 */
@Component
class References {

    private final Ledger ledger;
    private final Vault vault;
    private final AbisLines lines;
    private final Map<String, Place> places = new HashMap<>();
    private long watermark = -1;

    References(Ledger ledger, Vault vault, AbisLines lines) {
        this.ledger = ledger;
        this.vault = vault;
        this.lines = lines;
    }

    private record Place(String registrationId, long rank) {}

    /** @param brought the attempt of the enrolment, or the event behind it: enrolled anew, it is another record */
    String of(String registrationId, String brought, AbisLine line) {
        return uuid("reference", line.name(), registrationId, brought);
    }

    /** A name for a question: the same for the same question, and nobody's to guess. */
    String request(AbisLine line, String operation, String reference) {
        return uuid("request", line.name(), operation, reference);
    }

    /** Whom a matcher means, if that one was enrolled before a rank. */
    synchronized Optional<String> registration(String reference, long below) {
        catchUp(below);
        return Optional.ofNullable(places.get(reference))
                .filter(place -> place.rank() < below)
                .map(Place::registrationId);
    }

    private void catchUp(long rank) {
        if (watermark >= rank) {
            return;
        }
        long[] last = {watermark};
        ledger.read(Book.REGISTRY, watermark + 1, recorded -> {
            last[0] = recorded.position();
            switch (recorded.payload()) {
                case EnrolledInGallery e ->
                    place(e.registrationId(), Integer.toString(e.attempt()), recorded.position());
                case IdentityEvent.Enrolled e ->
                    recorded.envelope()
                            .meta(Meta.CAUSATION)
                            .ifPresent(cause -> place(e.registrationId(), cause, recorded.position()));
                default -> {} // is compared with nobody
            }
        });
        watermark = last[0];
    }

    private void place(String registrationId, String brought, long rank) {
        for (AbisLine line : lines.all()) {
            places.put(of(registrationId, brought, line), new Place(registrationId, rank));
        }
    }

    private String uuid(String... parts) {
        ByteBuffer derived = ByteBuffer.wrap(vault.derive(Vault.Derivation.ABIS, parts));
        long most = (derived.getLong() & ~0xF000L) | 0x8000L; // a UUID of one's own making, RFC 9562
        long least = (derived.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(most, least).toString();
    }
}
