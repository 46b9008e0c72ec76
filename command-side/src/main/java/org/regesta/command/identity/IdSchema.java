package org.regesta.command.identity;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.regesta.wire.BadRequest;
import org.regesta.wire.BoundedRegex;
import org.regesta.wire.Json;
import org.regesta.wire.MosipRefusal;
import tools.jackson.databind.JsonNode;

/**
 * A published identity schema as the ID repository holds ID objects against it: draft-07, MOSIP's keyword {@code
 * validators}, and instead of the schema's own list of required fields, which is the field's, those that the operation
 * needs. Beside a {@code $ref} a keyword means nothing (draft-07, 8.3), that of validators neither, as in MOSIP's own
 * {@code IdObjectSchemaValidator}; inside of what is referred to, the schema's own keywords count.
 */
final class IdSchema {

    private static final SchemaRegistry DRAFT_07 = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_7, registry -> registry.schemaCacheEnabled(false)
                    .schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .regularExpressionFactory(expression -> new BoundedRegex(expression)::isFoundIn)
                            .build()));
    private static final String ROOT = "identity";

    private final Schema schema;
    private final JsonNode fields;
    private final Map<String, List<BoundedRegex>> validators = new LinkedHashMap<>();

    IdSchema(String json) {
        JsonNode tree = Json.tree(json.getBytes(StandardCharsets.UTF_8));
        this.schema = DRAFT_07.getSchema(tree);
        this.fields = tree.at("/properties/identity/properties");
        fields.properties().forEach(field -> validators.put(field.getKey(), validators(field.getValue())));
    }

    private static List<BoundedRegex> validators(JsonNode field) {
        return field.has("$ref")
                ? List.of()
                : field.path("validators")
                        .valueStream()
                        .filter(validator -> validator.path("type").asString("").equals("regex"))
                        .map(validator ->
                                new BoundedRegex(validator.path("validator").asString("")))
                        .toList();
    }

    /**
     * @param idObject {@code {"identity": {…}}}
     * @param mandatory fields the operation needs; one the schema does not have is not asked for
     * @throws MosipRefusal the first thing missing, else the first invalid, as {@code identity/dateOfBirth}
     */
    void check(JsonNode idObject, List<String> mandatory) {
        List<String> missing = new ArrayList<>();
        List<String> invalid = new ArrayList<>();
        mandatory.stream()
                .filter(field ->
                        fields.has(field) && isAbsent(idObject.path(ROOT).path(field)))
                .forEach(field -> missing.add(ROOT + "/" + field));
        for (Error error : schema.validate(idObject)) {
            boolean ofTheField = error.getInstanceLocation().getNameCount() <= 1;
            if (error.getKeyword().equals("required")) {
                if (!ofTheField) {
                    missing.add(where(error) + "/" + error.getProperty());
                }
            } else {
                invalid.add(where(error));
            }
        }
        validators.forEach((field, expressions) -> {
            JsonNode value = idObject.path(ROOT).path(field);
            if (value.isString() && expressions.stream().anyMatch(e -> !e.matches(value.asString()))) {
                invalid.add(ROOT + "/" + field);
            }
        });
        refuse(missing, BadRequest.MISSING_FIELD);
        refuse(invalid, BadRequest.INVALID_FIELD);
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static void refuse(List<String> fields, BadRequest why) {
        if (!fields.isEmpty()) {
            throw new MosipRefusal(why, fields.getFirst());
        }
    }

    /** {@code identity/dateOfBirth}, {@code identity/functionalIds/0}; names that no schema has stay unnamed. */
    private String where(Error error) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < error.getInstanceLocation().getNameCount(); i++) {
            parts.add(error.getInstanceLocation().getName(i));
        }
        String unknown = error.getKeyword().equals("additionalProperties") ? "" : String.join("/", parts);
        return unknown.isEmpty() ? ROOT : unknown;
    }

    boolean isBiometrics(String field) {
        return refersTo(field, "biometricsType");
    }

    /** Whether a person may choose it as a handle. */
    boolean isHandle(String field) {
        return fields.path(field).path("handle").asBoolean(false);
    }

    private boolean refersTo(String field, String definition) {
        return fields.path(field).path("$ref").asString("").endsWith("/" + definition);
    }
}
