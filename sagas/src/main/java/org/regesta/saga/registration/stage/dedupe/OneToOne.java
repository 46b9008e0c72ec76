package org.regesta.saga.registration.stage.dedupe;

import java.util.Map;
import org.regesta.command.identity.api.Identities;
import org.regesta.events.EvidenceRef;
import org.regesta.events.registration.RegistrationEvent.Candidate;
import org.regesta.ports.Biometrics;
import org.regesta.ports.Opening;
import org.springframework.stereotype.Component;

/** Holds the fingers of somebody who is here against those enrolled of the one they say they are. */
@Component
class OneToOne {

    private final Extraction extraction;
    private final DedupeOpener opener;
    private final Identities identities;
    private final Biometrics biometrics;

    OneToOne(Extraction extraction, DedupeOpener opener, Identities identities, Biometrics biometrics) {
        this.extraction = extraction;
        this.opener = opener;
        this.identities = identities;
        this.biometrics = biometrics;
    }

    /** The templates enrolled of a person, by finger; from the records that stand when none were extracted. */
    Map<String, byte[]> enrolled(String subject) {
        return identities
                .templates(subject)
                .map(this::read)
                .or(() -> identities
                        .record(subject)
                        .flatMap(record -> record.biometrics())
                        .map(extraction::of))
                .orElse(Map.of());
    }

    private Map<String, byte[]> read(EvidenceRef templates) {
        if (opener.blob(templates) instanceof Opening.Opened opened) {
            return Templates.read(opened.value());
        }
        throw new Own.Unreadable();
    }

    Map<String, byte[]> taken(EvidenceRef cbeff) {
        return extraction.of(cbeff);
    }

    /** @param cbeff as it was found in a packet */
    Map<String, byte[]> taken(byte[] cbeff) {
        return extraction.of(cbeff);
    }

    /** Scores by finger of who is here, of those that are fingers of the other; empty when none is. */
    Map<String, Integer> alike(Map<String, byte[]> taken, Map<String, byte[]> enrolled) {
        return new Fingers(biometrics, extraction.prepared(taken))
                .alike("", extraction.prepared(enrolled))
                .map(Candidate::weights)
                .orElse(Map.of());
    }

    String release() {
        return biometrics.release();
    }
}
