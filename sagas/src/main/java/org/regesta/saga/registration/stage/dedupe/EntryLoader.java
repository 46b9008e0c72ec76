package org.regesta.saga.registration.stage.dedupe;

import java.util.Map;
import org.regesta.events.Sealed;
import org.regesta.events.registration.RegistrationEvent.EnrolledInGallery;
import org.regesta.events.registration.RegistrationEvent.Validated;
import org.regesta.ports.Evidence;
import org.regesta.ports.Ledger;
import org.regesta.ports.Opening;
import org.regesta.ports.Recorded;
import org.regesta.ports.Vault;
import org.regesta.saga.registration.stage.Dossier;
import org.regesta.saga.registration.stage.dedupe.Entry.Known;
import org.regesta.wire.Json;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Opens what the gallery compares of one candidate. */
@Component
class EntryLoader {

    private final Ledger ledger;
    private final DedupeOpener opener;

    EntryLoader(Ledger ledger, DedupeOpener opener) {
        this.ledger = ledger;
        this.opener = opener;
    }

    Entry load(Recorded enrolment) {
        EnrolledInGallery enrolled = (EnrolledInGallery) enrolment.payload();
        return new Entry(
                enrolled.registrationId(),
                enrolment.position(),
                person(Dossier.of(ledger, enrolled.registrationId()).validated()),
                fingers(enrolled));
    }

    private Known<Map<String, byte[]>> fingers(EnrolledInGallery enrolled) {
        if (enrolled.templates().isEmpty()) {
            return new Known.None<>();
        }
        try {
            return switch (opener.blob(enrolled.templates().get())) {
                case Opening.Opened opened -> new Known.Loaded<>(Templates.read(opened.value()));
                case Opening.Gone _ -> new Known.Gone<>();
            };
        } catch (Evidence.EvidenceDamaged | Vault.SealBroken | Json.Malformed | IllegalArgumentException damaged) {
            return new Known.Unreadable<>();
        }
    }

    private Known<Person> person(Validated validated) {
        try {
            return new Known.Loaded<>(Person.of(
                    value(validated, "fullName"), value(validated, "dateOfBirth"), value(validated, "gender")));
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
