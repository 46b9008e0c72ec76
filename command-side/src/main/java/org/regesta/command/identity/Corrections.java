package org.regesta.command.identity;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.regesta.command.identity.api.IdentityRecord;
import org.regesta.events.EvidenceRef;
import org.regesta.events.Sealed;
import org.regesta.events.registration.RegistrationEvent.Validated;
import org.regesta.ports.Attribution;
import org.regesta.ports.Evidence;
import org.regesta.wire.Json;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What an update needs of what stands: the open values, and whether its registration was used. */
@Component
class Corrections {

    private final Registrations registrations;
    private final CorrectOpener opener;
    private final PersonSeals seals;
    private final Evidence evidence;

    Corrections(Registrations registrations, CorrectOpener opener, PersonSeals seals, Evidence evidence) {
        this.registrations = registrations;
        this.opener = opener;
        this.seals = seals;
        this.evidence = evidence;
    }

    Steps steps(Attribution by) {
        return registrations.steps(by);
    }

    boolean isRepeated(String registrationId, Steps steps) {
        return registrations.isRepeated(registrationId, steps);
    }

    boolean isUsed(String registrationId) {
        return registrations.isUsed(registrationId);
    }

    void take(String registrationId, String subject, Steps steps) {
        registrations.take(registrationId, subject, steps);
    }

    PersonSeals seals() {
        return seals;
    }

    /** The open values of what stands, to hold what came against them. */
    Map<String, JsonNode> standing(IdentityRecord record) {
        return opener.attributes(record.attributes());
    }

    Map<String, JsonNode> open(Map<String, Sealed> attributes) {
        return opener.attributes(attributes);
    }

    /** All fields of a packet, the guardian's too. */
    Map<String, JsonNode> open(Validated packet) {
        Map<String, JsonNode> fields = new TreeMap<>(open(packet.attributes()));
        fields.putAll(open(packet.guardian()));
        return fields;
    }

    /** Records of a finger, eye or face that came take the place of those that stand; the others stay. */
    Optional<EvidenceRef> biometrics(String keyRef, Optional<EvidenceRef> came, Optional<EvidenceRef> standing) {
        return came.map(opener::blob)
                .map(records -> standing.map(before -> Cbeff.merged(opener.blob(before), records))
                        .orElse(records))
                .map(cbeff -> evidence.put(keyRef, "biometrics", cbeff));
    }

    /** Templates of fingers that came take the place of those of the same fingers. */
    EvidenceRef templates(String keyRef, Optional<EvidenceRef> standing, EvidenceRef came) {
        ObjectNode all = Json.mapper().createObjectNode();
        standing.ifPresent(before -> all.setAll((ObjectNode) Json.tree(opener.blob(before))));
        all.setAll((ObjectNode) Json.tree(opener.blob(came)));
        return evidence.put(keyRef, "templates", PersonSeals.canonical(all));
    }

    /** Records of a finger, eye or face that came take the place of those that stand; the others stay. */
    Optional<EvidenceRef> biometrics(String keyRef, IdObject object, Optional<EvidenceRef> standing) {
        return object.biometrics()
                .map(came -> standing.map(before -> Cbeff.merged(opener.blob(before), came.content()))
                        .orElseGet(came::content))
                .map(cbeff -> evidence.put(keyRef, "biometrics", cbeff));
    }
}
