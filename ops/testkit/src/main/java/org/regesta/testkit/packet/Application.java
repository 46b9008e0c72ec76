package org.regesta.testkit.packet;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a registration client takes down of one applicant, before it is packed.
 *
 * @param rid 29 digits, {@link Packet#rid}
 * @param created when the packet is made
 * @param identity the ID object's fields, without documents and biometrics: packing adds those
 * @param documents by schema field
 * @param biometrics CBEFF XML by schema field
 * @param officerId who took it down
 * @param supervisorId who approved it
 */
public record Application(
        String rid,
        Instant created,
        JsonNode identity,
        Map<String, Document> documents,
        Map<String, byte[]> biometrics,
        String officerId,
        String supervisorId) {

    /** The schema field of the applicant's own biometrics. */
    public static final String INDIVIDUAL_BIOMETRICS = "individualBiometrics";

    /** No schema field: what the operator signed the packet off with. */
    public static final String OFFICER_BIOMETRICS = "officerBiometrics";

    /** No schema field: what the supervisor signed the packet off with. */
    public static final String SUPERVISOR_BIOMETRICS = "supervisorBiometrics";

    public Application {
        identity = identity.deepCopy();
        documents = new TreeMap<>(documents);
        biometrics = new TreeMap<>(biometrics);
    }

    /** The same with a field of the ID object set, to anything that JSON can say. */
    public Application with(String field, Object value) {
        ObjectNode changed = (ObjectNode) identity.deepCopy();
        changed.set(field, Json.mapper().valueToTree(value));
        return withIdentity(changed);
    }

    /** The same without a field, document or biometrics. */
    public Application without(String field) {
        ObjectNode changed = (ObjectNode) identity.deepCopy();
        changed.remove(field);
        Map<String, Document> fewerDocuments = new TreeMap<>(documents);
        fewerDocuments.remove(field);
        Map<String, byte[]> fewerBiometrics = new TreeMap<>(biometrics);
        fewerBiometrics.remove(field);
        return new Application(rid, created, changed, fewerDocuments, fewerBiometrics, officerId, supervisorId);
    }

    public Application withIdentity(JsonNode other) {
        return new Application(rid, created, other, documents, biometrics, officerId, supervisorId);
    }

    public Application withDocument(String field, Document document) {
        Map<String, Document> more = new TreeMap<>(documents);
        more.put(field, document);
        return new Application(rid, created, identity, more, biometrics, officerId, supervisorId);
    }

    public Application withBiometrics(String field, byte[] cbeff) {
        Map<String, byte[]> more = new TreeMap<>(biometrics);
        more.put(field, cbeff);
        return new Application(rid, created, identity, documents, more, officerId, supervisorId);
    }

    public Application withRid(String other) {
        return new Application(other, created, identity, documents, biometrics, officerId, supervisorId);
    }

    public Application withOfficers(String officer, String supervisor) {
        return new Application(rid, created, identity, documents, biometrics, officer, supervisor);
    }

    @Override
    public String toString() {
        return "Application[" + rid + "]"; // the person stays out of logs
    }
}
