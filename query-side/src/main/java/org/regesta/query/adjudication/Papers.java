package org.regesta.query.adjudication;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regesta.command.identity.api.Identities;
import org.regesta.events.AgeGroup;
import org.regesta.events.Book;
import org.regesta.events.EvidenceRef;
import org.regesta.events.Sealed;
import org.regesta.events.registration.DocumentRef;
import org.regesta.events.registration.RegistrationEvent.Validated;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;
import org.springframework.stereotype.Component;

/** What a registration brought, sealed: its packet's, or of whoever came through the ID repository what stands. */
@Component
class Papers {

    private final Ledger ledger;
    private final Identities identities;

    Papers(Ledger ledger, Identities identities) {
        this.ledger = ledger;
        this.identities = identities;
    }

    /** @param person whose it is, where no packet can tell */
    record Paper(
            Map<String, Sealed> attributes,
            List<DocumentRef> documents,
            Optional<EvidenceRef> biometrics,
            Optional<String> person,
            Optional<AgeGroup> ageGroup) {}

    Optional<Paper> of(String registrationId) {
        List<Recorded> packet = ledger.stream(Book.REGISTRY, "registration:" + registrationId);
        return packet.isEmpty() ? standing(registrationId) : validated(packet);
    }

    private static Optional<Paper> validated(List<Recorded> packet) {
        return packet.stream()
                .map(Recorded::payload)
                .filter(Validated.class::isInstance)
                .map(Validated.class::cast)
                .reduce((first, second) -> second)
                .map(found -> new Paper(
                        found.attributes(), found.documents(), found.biometrics(), Optional.empty(), Optional.empty()));
    }

    private Optional<Paper> standing(String registrationId) {
        return identities
                .byRegistration(registrationId)
                .flatMap(identities::record)
                .map(record -> new Paper(
                        record.attributes(),
                        List.copyOf(record.documents().values()),
                        record.biometrics(),
                        Optional.of(record.subject()),
                        Optional.of(record.ageGroup())));
    }
}
