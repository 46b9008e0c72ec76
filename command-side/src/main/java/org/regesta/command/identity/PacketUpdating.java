package org.regesta.command.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.regesta.command.identity.IdentityUpdating.Change;
import org.regesta.command.identity.api.Identities;
import org.regesta.command.identity.api.IdentityCommand;
import org.regesta.command.identity.api.IdentityRecord;
import org.regesta.command.identity.api.IdentityRefusal;
import org.regesta.command.identity.api.PacketUpdates;
import org.regesta.events.EvidenceRef;
import org.regesta.events.registration.DocumentRef;
import org.regesta.events.registration.RegistrationEvent.Validated;
import org.regesta.ports.Attribution;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.Refusal;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the field's packets change of an identity. */
@Component
class PacketUpdating implements PacketUpdates {

    /** Taken to prove who brought the packet: they change nothing. */
    private static final String AUTH_BIOMETRICS = "individualAuthBiometrics";

    private final IdentityUpdating updating;
    private final Corrections corrections;
    private final IdObjectReader reader;
    private final Identities identities;

    PacketUpdating(IdentityUpdating updating, Corrections corrections, IdObjectReader reader, Identities identities) {
        this.updating = updating;
        this.corrections = corrections;
        this.reader = reader;
        this.identities = identities;
    }

    @Override
    public Flaws flaws(String subject, JsonNode identity) {
        IdentityRecord record = known(subject);
        IdSchema schema = reader.schemaOf(identity.path(IdObject.SCHEMA_VERSION).asString(record.schemaVersion()));
        Merge merge = merge(record, identity, schema);
        return new Flaws(
                updating.tooOften(record, merge), updating.handlesTaken(Optional.of(subject), schema, merge.all()));
    }

    @Override
    public Flaws flaws(JsonNode identity) {
        if (!identity.has(IdObject.SELECTED_HANDLES)) {
            return new Flaws(List.of(), List.of());
        }
        Map<String, JsonNode> fields = new TreeMap<>();
        identity.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        IdSchema schema = reader.schemaOf(identity.path(IdObject.SCHEMA_VERSION).asString(""));
        return new Flaws(List.of(), updating.handlesTaken(Optional.empty(), schema, fields));
    }

    @Override
    public Flaws flaws(String subject, Validated packet) {
        ObjectNode object = object(packet);
        object.put(IdObject.SCHEMA_VERSION, packet.schemaVersion());
        return flaws(subject, object);
    }

    @Override
    public void apply(String subject, Validated packet, Optional<EvidenceRef> templates, Attribution by) {
        IdentityRecord record = known(subject);
        IdSchema schema = reader.schemaOf(packet.schemaVersion());
        Merge merge = merge(record, object(packet), schema);
        boolean applied = record.registrationIds().contains(packet.registrationId()); // in a run before this
        Steps steps = corrections.steps(by).about(subject);
        updating.apply(record, change(record, packet, schema, merge, applied), steps);
        if (packet.biometrics().isPresent()
                && templates.isPresent()
                && !updating.isKnown(subject, "templates", steps)) {
            EvidenceRef all =
                    corrections.templates(KeyRefs.subject(subject), identities.templates(subject), templates.get());
            steps.send("templates", new IdentityCommand.RecordTemplates(subject, all));
        }
    }

    /** Its ID object, opened. */
    private ObjectNode object(Validated packet) {
        ObjectNode object = tools.jackson.databind.node.JsonNodeFactory.instance.objectNode();
        corrections.open(packet).forEach(object::set);
        return object;
    }

    private Change change(IdentityRecord record, Validated packet, IdSchema schema, Merge merge, boolean applied) {
        String key = KeyRefs.subject(record.subject());
        List<DocumentRef> documents = new ArrayList<>(applied ? List.of() : packet.documents());
        documents.removeIf(document -> document.field().equals(AUTH_BIOMETRICS));
        return new Change(
                packet.registrationId(),
                packet.schemaVersion(),
                schema,
                merge,
                corrections.seals().attributes(key, packet.registrationId(), merge.changed()),
                documents,
                applied ? Optional.empty() : corrections.biometrics(key, packet.biometrics(), record.biometrics()),
                new TreeSet<>(),
                Optional.empty());
    }

    private Merge merge(IdentityRecord record, JsonNode came, IdSchema schema) {
        ObjectNode fields = ((ObjectNode) came.deepCopy()).remove(List.of(IdObject.UIN, IdObject.SCHEMA_VERSION));
        fields.remove(fields.properties().stream()
                .map(Map.Entry::getKey)
                .filter(schema::isBiometrics)
                .toList());
        return Merge.of(corrections.standing(record), fields);
    }

    private IdentityRecord known(String subject) {
        return identities.record(subject).orElseThrow(() -> new Refusal(IdentityRefusal.UNKNOWN));
    }
}
