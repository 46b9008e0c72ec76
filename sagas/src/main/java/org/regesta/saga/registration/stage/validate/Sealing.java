package org.regesta.saga.registration.stage.validate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.regesta.events.EvidenceRef;
import org.regesta.events.Sealed;
import org.regesta.events.registration.DocumentRef;
import org.regesta.events.registration.RegistrationEvent.Validated;
import org.regesta.ports.Evidence;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.Vault;
import org.regesta.saga.registration.stage.Job;
import org.regesta.wire.Json;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Seals what a good packet holds: the applicant's under the registration's key, the guardian's under the guardian's.
 */
@Component
class Sealing {

    private final Vault vault;
    private final Evidence evidence;

    Sealing(Vault vault, Evidence evidence) {
        this.vault = vault;
        this.evidence = evidence;
    }

    Validated seal(Job job, PacketContent packet, Schemas.Found found, List<String> officers) {
        String rid = job.registrationId();
        Map<String, byte[]> own = new TreeMap<>();
        Map<String, byte[]> guardians = new TreeMap<>();
        packet.identity().properties().forEach(field -> {
            String name = field.getKey();
            if (!name.equals(Fields.SCHEMA_VERSION) && !found.schema().isBiometrics(name)) {
                (Fields.isGuardians(name) ? guardians : own).put(name, canonical(field.getValue()));
            }
        });
        return new Validated(
                rid,
                job.attempt(),
                found.version(),
                vault.sealAll(KeyRefs.registration(rid), own),
                guardians.isEmpty() ? Map.<String, Sealed>of() : vault.sealAll(KeyRefs.guardian(rid), guardians),
                documents(rid, packet, found.schema()),
                biometrics(rid, packet),
                officers);
    }

    /** Sorted keys, no spaces: equal values have equal bytes. */
    private static byte[] canonical(JsonNode value) {
        Object tree = Json.mapper().treeToValue(value, Object.class);
        return Json.write(tree).getBytes(StandardCharsets.UTF_8);
    }

    private List<DocumentRef> documents(String rid, PacketContent packet, IdentitySchema schema) {
        List<DocumentRef> documents = new ArrayList<>();
        packet.identity().properties().forEach(field -> {
            String name = field.getKey();
            boolean besides = schema.isBiometrics(name) && !name.equals(Fields.INDIVIDUAL_BIOMETRICS);
            if (schema.isDocument(name) || besides) {
                packet.file(field.getValue().path("value").asString(""))
                        .ifPresent(content -> documents.add(document(rid, name, field.getValue(), content)));
            }
        });
        return documents;
    }

    private DocumentRef document(String rid, String field, JsonNode about, byte[] content) {
        String key = Fields.isGuardians(field) ? KeyRefs.guardian(rid) : KeyRefs.registration(rid);
        String kind = field.endsWith("Biometrics") ? "biometrics" : "document";
        return new DocumentRef(
                field,
                Faults.named(about.path("type").asString(kind)),
                Faults.named(about.path("format").asString("")),
                evidence.put(key, kind, content));
    }

    private Optional<EvidenceRef> biometrics(String rid, PacketContent packet) {
        return packet.biometrics().map(cbeff -> evidence.put(KeyRefs.registration(rid), "biometrics", cbeff));
    }
}
