package org.regesta.command.masterdata;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.util.regex.PatternSyntaxException;
import org.regesta.command.masterdata.api.IdentitySchemaRefusal;
import org.regesta.ports.Refusal;
import org.regesta.wire.BoundedRegex;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;

/** Whether a text is an identity schema that packets can be checked against. */
final class SchemaCheck {

    /** As a JSON string in an event, with room for the rest of it. */
    static final int MAX_BYTES = 60_000;

    private static final String DRAFT_7 = SpecificationVersion.DRAFT_7.getDialectId();
    private static final Schema DRAFT_7_ITSELF =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(SchemaLocation.of(DRAFT_7));

    private SchemaCheck() {}

    /** @throws Refusal of {@link IdentitySchemaRefusal} */
    static void check(String text) {
        if (Json.write(text).getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new Refusal(IdentitySchemaRefusal.TOO_LARGE);
        }
        JsonNode schema = read(text);
        if (!schema.isObject()
                || !isDraft7(schema)
                || !DRAFT_7_ITSELF.validate(text, InputFormat.JSON).isEmpty()
                || !schema.at("/properties/identity/properties").isObject()) {
            throw new Refusal(IdentitySchemaRefusal.NOT_A_SCHEMA);
        }
        walk(schema);
        new SchemaReferences(schema).check();
    }

    private static JsonNode read(String text) {
        try {
            return Json.tree(text.getBytes(StandardCharsets.UTF_8));
        } catch (Json.Malformed malformed) {
            throw new Refusal(IdentitySchemaRefusal.NOT_JSON);
        }
    }

    private static boolean isDraft7(JsonNode schema) {
        String dialect = schema.path("$schema").asString(DRAFT_7);
        return dialect.equals(DRAFT_7) || dialect.equals(DRAFT_7 + "#");
    }

    /** Every pattern compiles. */
    private static void walk(JsonNode node) {
        if (node.isObject()) {
            compile(node.path("pattern"));
            node.path("patternProperties").propertyNames().forEach(SchemaCheck::compile);
            if (node.path("type").isString() && node.path("type").stringValue().equals("regex")) {
                compile(node.path("validator"));
            }
        }
        for (JsonNode child : node) {
            walk(child);
        }
    }

    private static void compile(JsonNode pattern) {
        if (pattern.isString()) {
            compile(pattern.stringValue());
        }
    }

    private static void compile(String pattern) {
        try {
            BoundedRegex.check(pattern);
        } catch (PatternSyntaxException unusable) {
            throw new Refusal(IdentitySchemaRefusal.PATTERN);
        }
    }
}
