package org.regesta.saga.registration.stage.dedupe;

import java.util.Map;
import org.regesta.events.registration.RegistrationEvent.EnrolledInGallery;
import org.regesta.ports.Evidence;
import org.regesta.ports.Opening;
import org.regesta.ports.Recorded;
import org.regesta.ports.Vault;
import org.regesta.saga.registration.stage.dedupe.Entry.Known;
import org.regesta.wire.Json;
import org.springframework.stereotype.Component;

/** Opens what the gallery compares of one candidate. */
@Component
class EntryLoader {

    private final DedupeOpener opener;

    EntryLoader(DedupeOpener opener) {
        this.opener = opener;
    }

    Entry load(Recorded enrolment) {
        EnrolledInGallery enrolled = (EnrolledInGallery) enrolment.payload();
        return new Entry(enrolled.registrationId(), enrolment.position(), fingers(enrolled));
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
}
