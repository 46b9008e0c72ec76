package org.regesta.conformance;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;

/** The identity schema as the server publishes it: what ID objects are built from. */
final class IdSchema {

    private final String version;
    private final JsonNode identity;

    private IdSchema(String version, JsonNode identity) {
        this.version = version;
        this.identity = identity;
    }

    /** @param latest the {@code response} of {@code /v1/masterdata/idschema/latest} */
    static IdSchema of(JsonNode latest) {
        JsonNode schema =
                Lenient.read("the published schema", latest.path("schemaJson").asString(""));
        return new IdSchema(
                latest.path("idVersion").asString("0.1"),
                schema.path("properties").path("identity"));
    }

    String version() {
        return version;
    }

    /** Fields that must be there, and those that name a person as a handle. */
    Set<String> fields() {
        Set<String> fields = new LinkedHashSet<>();
        identity.path("required").forEach(name -> fields.add(name.asString()));
        identity.path("properties").forEachEntry((name, field) -> {
            if (field.path("handle").asBoolean(false)) {
                fields.add(name);
            }
        });
        return fields;
    }

    boolean requires(String field) {
        return identity.path("required").valueStream().anyMatch(name -> name.asString()
                .equals(field));
    }

    boolean knows(String field) {
        return identity.path("properties").has(field);
    }

    boolean handle(String field) {
        return field(field).path("handle").asBoolean(false);
    }

    /** {@code simpleType}, {@code documentType} and so on, or the JSON type. */
    String type(String field) {
        String reference = field(field).path("$ref").asString("");
        return reference.isEmpty()
                ? field(field).path("type").asString("string")
                : reference.substring(reference.lastIndexOf('/') + 1);
    }

    /** The first of these that the field's validators accept; the first if none is. */
    String accepted(String field, List<String> texts) {
        return texts.stream()
                .filter(text -> refused(Json.mapper().createObjectNode().put(field, text)).keySet().stream()
                        .noneMatch(field::equals))
                .findFirst()
                .orElse(texts.getFirst());
    }

    /** Plain fields that the schema's own validators refuse: field → validator. */
    Map<String, String> refused(JsonNode object) {
        Map<String, String> refused = new LinkedHashMap<>();
        object.forEachEntry((name, value) -> {
            if (!value.isString()) {
                return;
            }
            for (JsonNode validator : field(name).path("validators")) {
                String pattern = validator.path("validator").asString("");
                if (validator.path("type").asString("").equals("regex") && !matches(pattern, value.asString())) {
                    refused.put(name, pattern);
                }
            }
        });
        for (JsonNode required : identity.path("required")) {
            if (!object.has(required.asString())) {
                refused.put(required.asString(), "required");
            }
        }
        return refused;
    }

    private JsonNode field(String name) {
        JsonNode field = identity.path("properties").path(name);
        return field.isMissingNode() ? Json.mapper().createObjectNode() : field;
    }

    private static boolean matches(String pattern, String value) {
        try {
            return Pattern.matches(pattern, value);
        } catch (PatternSyntaxException notOurs) {
            return true;
        }
    }
}
