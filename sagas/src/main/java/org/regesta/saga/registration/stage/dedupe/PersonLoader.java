package org.regesta.saga.registration.stage.dedupe;

import org.regesta.events.Sealed;
import org.regesta.events.registration.RegistrationEvent.Validated;
import org.regesta.ports.Ledger;
import org.regesta.ports.Opening;
import org.regesta.ports.Vault;
import org.regesta.saga.registration.stage.Dossier;
import org.regesta.saga.registration.stage.dedupe.Entry.Known;
import org.regesta.wire.Json;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Opens what is compared of a person, each time it is compared, and keeps none of it. */
@Component
class PersonLoader {

    private final Ledger ledger;
    private final DedupeOpener opener;

    PersonLoader(Ledger ledger, DedupeOpener opener) {
        this.ledger = ledger;
        this.opener = opener;
    }

    Known<Person> of(String registrationId) {
        Validated validated = Dossier.of(ledger, registrationId).validated();
        try {
            return new Known.Loaded<>(Person.of(field -> value(validated, field)));
        } catch (KeyGone gone) {
            return new Known.Gone<>();
        } catch (Vault.SealBroken | Json.Malformed damaged) {
            return new Known.Unreadable<>();
        }
    }

    private JsonNode value(Validated validated, String field) {
        Sealed sealed = validated.attributes().get(field);
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
