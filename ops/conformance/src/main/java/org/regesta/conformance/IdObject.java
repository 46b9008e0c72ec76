package org.regesta.conformance;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The request for which the suite has no file ({@code …_$LANGNUMBER$}), as MOSIP's rig builds it from the published
 * schema: every field the schema requires and every handle, filled from the case's input where that names it, else
 * made.
 */
final class IdObject {

    /** What stands for a natural name where a case asks for one. */
    static final String NATURAL_NAME = "Lisa.GN";

    private static final Map<String, String> CODES = Map.of("gender", "MLE", "residenceStatus", "NFR");

    private final IdSchema schema;
    private final String language;

    IdObject(IdSchema schema, String language) {
        this.schema = schema;
        this.language = language;
    }

    /** A request with envelope. */
    ObjectNode request(Case of, JsonNode input) {
        ObjectNode body = Json.mapper().createObjectNode();
        ObjectNode request = body.putObject("request");
        copy(input, "registrationId", request);
        copy(input, "biometricReferenceId", request);
        copy(input, "status", request);
        request.set("identity", identity(of, input));
        if (input.has("value")) {
            ObjectNode document = request.putArray("documents").addObject();
            copy(input, "category", document);
            copy(input, "value", document);
        }
        copy(input, "id", body);
        copy(input, "requesttime", body);
        copy(input, "version", body);
        return body;
    }

    private ObjectNode identity(Case of, JsonNode input) {
        ObjectNode identity = Json.mapper().createObjectNode();
        copy(input, "UIN", identity);
        ArrayNode handles = Json.mapper().createArrayNode();
        for (String field : schema.fields()) {
            if (field.equals("IDSchemaVersion")) {
                identity.put(field, new java.math.BigDecimal(schema.version()));
            } else if (!field.equals("UIN") && !field.equals("selectedHandles")) {
                put(of, field, input, identity);
            }
            if (schema.handle(field) && identity.has(field)) {
                handles.add(field);
            }
        }
        if (!handles.isEmpty() && schema.knows("selectedHandles")) {
            identity.set("selectedHandles", handles);
        }
        return identity;
    }

    private void put(Case of, String field, JsonNode input, ObjectNode identity) {
        switch (schema.type(field)) {
            case "simpleType" -> {
                ObjectNode value = identity.putArray(field).addObject();
                value.put("language", language);
                value.put("value", words(of, field));
            }
            case "documentType" -> {
                ObjectNode value = identity.putObject(field);
                value.put("format", "txt").put("type", "DOC001").put("value", "fileReferenceID");
            }
            case "biometricsType" -> {
                ObjectNode value = identity.putObject(field);
                value.put("format", "cbeff").put("version", 1).put("value", "fileReferenceID");
            }
            case "array", "taggedListType" -> {
                ObjectNode value = identity.putArray(field).addObject();
                value.put("value", field + Math.abs(of.id().hashCode()));
                value.putArray("tags").add("handle");
            }
            default -> {
                if (input.has(field)) {
                    copy(input, field, identity);
                } else if (schema.requires(field)) {
                    identity.put(field, schema.accepted(field, made(of, field)));
                }
            }
        }
    }

    /** What a text may be, the likeliest first; no two cases share one. */
    private List<String> made(Case of, String field) {
        long own = Math.abs((long) of.id().hashCode());
        return List.of(
                words(of, field),
                "person" + own + "@example.org",
                "7" + String.format(Locale.ROOT, "%09d", own % 1_000_000_000),
                "1990/01/31",
                Long.toString(10_000 + own % 90_000),
                "Y");
    }

    private String words(Case of, String field) {
        if (of.regenerate() && field.equals("fullName")) {
            return NATURAL_NAME;
        }
        return CODES.getOrDefault(field, "TEST_" + field.toUpperCase(Locale.ROOT) + language);
    }

    private static void copy(JsonNode input, String field, ObjectNode into) {
        if (input.has(field)) {
            into.set(field, input.get(field));
        }
    }
}
