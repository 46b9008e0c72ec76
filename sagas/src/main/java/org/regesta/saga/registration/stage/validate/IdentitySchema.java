package org.regesta.saga.registration.stage.validate;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regesta.events.registration.FaultCode;
import org.regesta.wire.BoundedRegex;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;

/**
 * An identity schema, draft-07, and what MOSIP adds to it. {@code validators} hold regular expressions that the whole
 * value must match; as every keyword of draft-07 they mean nothing beside a {@code $ref}, which is how MOSIP's own
 * validator takes them: in its sample schema they bind plain text fields and not the lists of language and value.
 */
final class IdentitySchema {

    private static final SchemaRegistry DRAFT_07 = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_7, registry -> registry.schemaCacheEnabled(false)
                    .schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .regularExpressionFactory(expression -> new BoundedRegex(expression)::isFoundIn)
                            .build()));

    private final Schema schema;
    private final JsonNode fields;
    private final Map<String, List<BoundedRegex>> validators = new LinkedHashMap<>();

    /** @param json the schema as it was published */
    IdentitySchema(String json) {
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
     * Holds an ID object against it.
     *
     * @param whole false for a packet that says something of an identity and does not tell all of it again
     */
    void check(JsonNode idObject, boolean whole, Faults faults) {
        for (Error error : schema.validate(idObject)) {
            if (whole || !error.getKeyword().equals("required")) {
                faults.add(FaultCode.SCHEMA, where(error));
            }
        }
        validators.forEach((field, expressions) -> {
            JsonNode value = idObject.path("identity").path(field);
            if (value.isString() && expressions.stream().anyMatch(e -> !e.matches(value.asString()))) {
                faults.add(FaultCode.SCHEMA, field);
            }
        });
    }

    /** The field of the ID object: the one below {@code identity}, or the one beside it. */
    private static String where(Error error) {
        int depth = error.getInstanceLocation().getNameCount();
        boolean below = depth > 0 && error.getInstanceLocation().getName(0).equals("identity");
        int at = below ? 1 : 0;
        if (depth > at) {
            return Faults.named(error.getInstanceLocation().getName(at));
        }
        return error.getProperty() == null ? "ID.json" : Faults.named(error.getProperty());
    }

    boolean isDocument(String field) {
        return refersTo(field, "documentType");
    }

    boolean isBiometrics(String field) {
        return refersTo(field, "biometricsType");
    }

    boolean has(String field) {
        return fields.has(field);
    }

    /** Whether its values are those of a list that master data keeps. */
    boolean isDynamic(String field) {
        return fields.path(field).path("fieldType").asString("").equals("dynamic");
    }

    /** What it is of, where a name may stand in several fields. */
    Optional<String> subType(String field) {
        return Optional.of(fields.path(field).path("subType").asString("")).filter(type -> !type.isEmpty());
    }

    private boolean refersTo(String field, String definition) {
        return fields.path(field).path("$ref").asString("").endsWith("/" + definition);
    }
}
