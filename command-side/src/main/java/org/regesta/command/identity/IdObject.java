package org.regesta.command.identity;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipRefusal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a request brings about a person.
 *
 * @param identity the fields, without UIN and schema version
 * @param verified attributes that were held against their proof
 */
record IdObject(
        String registrationId,
        String uin,
        String schemaVersion,
        IdSchema schema,
        ObjectNode identity,
        List<Attachment> attachments,
        SortedSet<String> verified) {

    /** Fields that are kept apart from a person's attributes. */
    static final String UIN = "UIN";

    static final String SCHEMA_VERSION = "IDSchemaVersion";
    static final String SELECTED_HANDLES = "selectedHandles";

    /** @param category the schema field it answers */
    record Attachment(String category, byte[] content) {
        @Override
        public String toString() {
            return "Attachment[" + category + "]";
        }
    }

    @Override
    public String toString() {
        return "IdObject"; // a person's data stays out of logs
    }

    /** The attachment that holds the person's own biometrics. */
    Optional<Attachment> biometrics() {
        return attachments.stream()
                .filter(attachment -> schema.isBiometrics(attachment.category()))
                .filter(attachment -> !isGuardians(attachment.category()))
                .findFirst();
    }

    /** Whether a field holds the guardian's data, not the applicant's. */
    static boolean isGuardians(String field) {
        return field.startsWith("introducer") || field.startsWith("parentOrGuardian");
    }

    /** {@code verifiedAttributes}: a list of names of fields. */
    static SortedSet<String> verified(JsonNode request, Set<String> fields) {
        SortedSet<String> names = new TreeSet<>();
        request.path("verifiedAttributes").valueStream().forEach(name -> {
            if (!name.isString() || !fields.contains(name.asString())) {
                throw new MosipRefusal(BadRequest.INVALID_FIELD, "verifiedAttributes");
            }
            names.add(name.asString());
        });
        return names;
    }
}
