package org.regesta.saga.registration.stage.dedupe;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.regesta.command.identity.api.Identities;
import org.regesta.command.identity.api.IdentityRecord;
import org.regesta.events.Sealed;
import org.regesta.ports.Ledger;
import org.regesta.ports.Opening;
import org.regesta.ports.Vault;
import org.regesta.saga.registration.stage.Dossier;
import org.regesta.saga.registration.stage.dedupe.Entry.Known;
import org.regesta.wire.Json;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Opens what is compared of a person, each time it is compared, and keeps none of it. */
@Component
class PersonLoader {

    private final Ledger ledger;
    private final DedupeOpener opener;
    private final Function<String, Optional<Map<String, Sealed>>> standing;

    @Autowired
    PersonLoader(Ledger ledger, DedupeOpener opener, Identities identities) {
        this(ledger, opener, rid -> identities
                .byRegistration(rid)
                .flatMap(identities::record)
                .map(IdentityRecord::attributes));
    }

    /** @param standing what stands of whoever came without a packet; none of the forgotten */
    PersonLoader(Ledger ledger, DedupeOpener opener, Function<String, Optional<Map<String, Sealed>>> standing) {
        this.ledger = ledger;
        this.opener = opener;
        this.standing = standing;
    }

    Known<Person> of(String registrationId) {
        Dossier packet = Dossier.of(ledger, registrationId);
        Optional<Map<String, Sealed>> attributes = packet.isEmpty()
                ? standing.apply(registrationId)
                : Optional.of(packet.validated().attributes());
        return attributes.map(this::opened).orElseGet(Known.Gone::new);
    }

    private Known<Person> opened(Map<String, Sealed> attributes) {
        try {
            return new Known.Loaded<>(Person.of(field -> value(attributes, field)));
        } catch (KeyGone gone) {
            return new Known.Gone<>();
        } catch (Vault.SealBroken | Json.Malformed damaged) {
            return new Known.Unreadable<>();
        }
    }

    private JsonNode value(Map<String, Sealed> attributes, String field) {
        Sealed sealed = attributes.get(field);
        if (sealed == null) {
            return Json.mapper().missingNode();
        }
        return switch (opener.attribute(field, sealed)) {
            case Opening.Opened opened -> Json.tree(opened.value());
            case Opening.Gone _ -> throw new KeyGone();
        };
    }

    private static final class KeyGone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        KeyGone() {
            super("gone", null, false, false);
        }
    }
}
