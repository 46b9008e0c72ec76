package org.regesta.command.identity;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.regesta.command.identity.IdObject.Attachment;
import org.regesta.command.masterdata.api.SchemaVersions;
import org.regesta.command.uin.api.Uins;
import org.regesta.ports.Biometrics;
import org.regesta.wire.BadRequest;
import org.regesta.wire.Json;
import org.regesta.wire.MosipRefusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads what a request brings about a person, and holds it against the published schema it names. */
@Component
class IdObjectReader {

    private static final int LARGEST = 30_000; // of the fields, so that they fit an event when sealed
    private static final String ROOT = "identity";

    private final SchemaVersions versions;
    private final Uins uins;
    private final Biometrics biometrics;
    private final List<String> mandatory;
    private final Map<String, IdSchema> read = new ConcurrentHashMap<>(); // by id and version: never edited once out

    /** @param mandatory what a new identity must have, of the fields its schema has; MOSIP's own sample by default */
    IdObjectReader(
            SchemaVersions versions,
            Uins uins,
            Biometrics biometrics,
            @Value("${regesta.identity.mandatory:fullName,dateOfBirth,gender}") String mandatory) {
        this.versions = versions;
        this.uins = uins;
        this.biometrics = biometrics;
        this.mandatory = Arrays.asList(mandatory.split(","));
    }

    /** What an operation asks of the ID object. */
    enum For {
        /** All mandatory fields, and a UIN. */
        CREATE,
        /** A UIN, and what changes. */
        UPDATE,
        /** What changes. */
        DRAFT
    }

    /** @throws MosipRefusal naming the field as MOSIP does */
    IdObject read(JsonNode request, For operation, String registrationId) {
        JsonNode identity = request.path(ROOT);
        if (!identity.isObject()) {
            throw new MosipRefusal(BadRequest.MISSING_FIELD, ROOT);
        }
        if (identity.isEmpty()) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, ROOT);
        }
        if (Json.write(Json.mapper().treeToValue(identity, Object.class)).length() > LARGEST) {
            throw new MosipRefusal(BadRequest.TOO_LARGE, ROOT);
        }
        SchemaVersions.Published published = schema(identity);
        IdSchema schema = read(published);
        schema.check(
                Json.mapper().createObjectNode().set(ROOT, identity), operation == For.CREATE ? mandatory : List.of());
        String uin = operation == For.DRAFT ? "" : uin(identity);
        List<Attachment> attachments = attachments(request.path("documents"), identity, schema);
        Set<String> names = new TreeSet<>(identity.propertyNames());
        ObjectNode fields = ((ObjectNode) identity.deepCopy()).remove(List.of(IdObject.UIN, IdObject.SCHEMA_VERSION));
        return new IdObject(
                registrationId,
                uin,
                published.version(),
                schema,
                fields,
                attachments,
                IdObject.verified(request, names));
    }

    /**
     * Holds what a draft came to be against its schema.
     *
     * @param whole whether it must have all mandatory fields
     * @return the schema
     * @throws MosipRefusal naming the field as MOSIP does
     */
    IdSchema checked(Map<String, JsonNode> fields, String uin, Optional<String> schemaVersion, boolean whole) {
        ObjectNode identity = Json.mapper().createObjectNode();
        fields.forEach(identity::set);
        identity.put(IdObject.UIN, uin);
        schemaVersion.ifPresent(version -> identity.put(IdObject.SCHEMA_VERSION, new BigDecimal(version)));
        IdSchema schema = read(schema(identity));
        schema.check(Json.mapper().createObjectNode().set(ROOT, identity), whole ? mandatory : List.of());
        return schema;
    }

    /** A published schema, by the version that stands in what follows it. */
    IdSchema schemaOf(String version) {
        return versions.find(new BigDecimal(version))
                .map(this::read)
                .orElseThrow(() -> new IllegalStateException("what follows a schema came after its publication"));
    }

    private IdSchema read(SchemaVersions.Published published) {
        return read.computeIfAbsent(
                published.schemaId() + "/" + published.version(), id -> new IdSchema(published.json()));
    }

    private SchemaVersions.Published schema(JsonNode identity) {
        JsonNode version = identity.path(IdObject.SCHEMA_VERSION);
        if (version.isMissingNode() || version.isNull()) {
            throw new MosipRefusal(BadRequest.MISSING_FIELD, ROOT + "/" + IdObject.SCHEMA_VERSION);
        }
        if (!version.isNumber()) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, ROOT + "/" + IdObject.SCHEMA_VERSION);
        }
        return versions.find(version.decimalValue())
                .orElseThrow(() -> new MosipRefusal(BadRequest.INVALID_FIELD, ROOT + "/" + IdObject.SCHEMA_VERSION));
    }

    private String uin(JsonNode identity) {
        JsonNode uin = identity.path(IdObject.UIN);
        if (uin.isMissingNode() || uin.isNull()) {
            throw new MosipRefusal(BadRequest.MISSING_FIELD, IdObject.UIN);
        }
        String text = uin.asString("");
        if (!uins.isValid(text)) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, IdObject.UIN);
        }
        return text;
    }

    private List<Attachment> attachments(JsonNode documents, JsonNode identity, IdSchema schema) {
        List<Attachment> attachments = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < documents.size(); i++) {
            String at = "documents/" + i + "/";
            String category = documents.get(i).path("category").asString("");
            if (!identity.has(category) || !seen.add(category)) {
                throw new MosipRefusal(BadRequest.INVALID_FIELD, at + "category");
            }
            byte[] content = content(documents.get(i).path("value").asString(""), at + "value");
            if (schema.isBiometrics(category)) {
                checkBiometrics(content, at + "value");
            }
            attachments.add(new Attachment(category, content));
        }
        return attachments;
    }

    private static byte[] content(String base64, String field) {
        try {
            String plain = base64.replace('-', '+').replace('_', '/');
            byte[] content = Base64.getMimeDecoder().decode(plain);
            if (content.length > 0) {
                return content;
            }
        } catch (IllegalArgumentException notBase64) {
            // refused below, as what is empty
        }
        throw new MosipRefusal(BadRequest.INVALID_FIELD, field);
    }

    private void checkBiometrics(byte[] cbeff, String field) {
        try {
            if (!biometrics.readCbeff(cbeff).isEmpty()) {
                return;
            }
        } catch (Biometrics.Unreadable notCbeff) {
            // refused below, as what holds nothing
        }
        throw new MosipRefusal(BadRequest.INVALID_FIELD, field);
    }
}
