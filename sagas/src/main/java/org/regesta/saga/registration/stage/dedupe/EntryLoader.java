package org.regesta.saga.registration.stage.dedupe;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.regesta.events.EvidenceRef;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.events.registration.RegistrationEvent.EnrolledInGallery;
import org.regesta.ports.Biometrics;
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
    private final Biometrics biometrics;

    EntryLoader(DedupeOpener opener, Biometrics biometrics) {
        this.opener = opener;
        this.biometrics = biometrics;
    }

    Entry load(Recorded enrolment) {
        return switch (enrolment.payload()) {
            case EnrolledInGallery e -> new Entry(e.registrationId(), enrolment.position(), fingers(e.templates()));
            case IdentityEvent.Enrolled e ->
                new Entry(e.registrationId(), enrolment.position(), fingers(e.templates()));
            default -> throw new IllegalArgumentException("not an enrolment");
        };
    }

    private Known<Map<String, Biometrics.Candidate>> fingers(Optional<EvidenceRef> templates) {
        if (templates.isEmpty()) {
            return new Known.None<>();
        }
        try {
            return switch (opener.blob(templates.get())) {
                case Opening.Opened opened -> new Known.Loaded<>(prepared(Templates.read(opened.value())));
                case Opening.Gone _ -> new Known.Gone<>();
            };
        } catch (Evidence.EvidenceDamaged
                | Vault.SealBroken
                | Json.Malformed
                | Biometrics.Unreadable
                | IllegalArgumentException damaged) {
            return new Known.Unreadable<>();
        }
    }

    private Map<String, Biometrics.Candidate> prepared(Map<String, byte[]> templates) {
        Map<String, Biometrics.Candidate> prepared = new TreeMap<>();
        templates.forEach((finger, template) -> prepared.put(finger, biometrics.candidate(template)));
        return prepared;
    }
}
