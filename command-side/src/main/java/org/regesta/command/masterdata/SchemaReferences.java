package org.regesta.command.masterdata;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.regesta.command.masterdata.api.IdentitySchemaRefusal;
import org.regesta.ports.Refusal;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * The references in a schema: each leads to a schema within it, nothing is fetched from anywhere, and none leads back
 * to where it stands without having gone further into the value, which would be judged for ever.
 */
final class SchemaReferences {

    private static final List<String> OF_THE_SAME_VALUE =
            List.of("allOf", "anyOf", "oneOf", "not", "if", "then", "else");

    private final JsonNode root;
    private final Set<JsonNode> done = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<JsonNode> under = Collections.newSetFromMap(new IdentityHashMap<>());

    SchemaReferences(JsonNode root) {
        this.root = root;
    }

    /** @throws Refusal {@link IdentitySchemaRefusal#NOT_A_SCHEMA} */
    void check() {
        Deque<JsonNode> left = new ArrayDeque<>(List.of(root));
        while (!left.isEmpty()) {
            JsonNode node = left.pop();
            if (node.isObject()) {
                follow(node);
            }
            node.forEach(left::push);
        }
    }

    private void follow(JsonNode schema) {
        if (!under.add(schema)) {
            throw new Refusal(IdentitySchemaRefusal.NOT_A_SCHEMA); // back where it came from
        }
        if (done.add(schema)) {
            alike(schema).forEach(this::follow);
        }
        under.remove(schema);
    }

    /** The schemas that are held against the same value as this one. */
    private List<JsonNode> alike(JsonNode schema) {
        List<JsonNode> alike = new ArrayList<>();
        if (schema.path("$ref").isString()) {
            alike.add(target(schema.path("$ref").stringValue()));
        }
        for (String keyword : OF_THE_SAME_VALUE) {
            JsonNode value = schema.path(keyword);
            (value.isArray() ? value.valueStream().toList() : List.of(value))
                    .stream().filter(JsonNode::isObject).forEach(alike::add);
        }
        return alike;
    }

    private JsonNode target(String reference) {
        if (!reference.equals("#") && !reference.startsWith("#/")) {
            throw new Refusal(IdentitySchemaRefusal.NOT_A_SCHEMA);
        }
        JsonNode target = root.at(JsonPointer.compile(reference.substring(1)));
        if (!target.isObject() && !target.isBoolean()) {
            throw new Refusal(IdentitySchemaRefusal.NOT_A_SCHEMA);
        }
        return target;
    }
}
