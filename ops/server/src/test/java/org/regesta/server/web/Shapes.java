package org.regesta.server.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Requests of the described shape, with one string in every place that takes one. */
final class Shapes {

    /** Where a string goes, in quotes as JSON has it. */
    static final String GAP = "\"-- gap --\"";

    private static final int DEEPEST = 8;

    private final JsonNode api;

    Shapes(JsonNode api) {
        this.api = api;
    }

    /** @param path with gaps */
    record Operation(String method, String path, JsonNode described) {

        boolean takesJson() {
            return described.at("/requestBody/content").has("application/json");
        }

        String name() {
            return method + " " + path;
        }

        /** The path with the text, already encoded, in every gap. */
        String path(String encoded) {
            return path.replaceAll("\\{[^}]+}", java.util.regex.Matcher.quoteReplacement(encoded));
        }

        List<String> queryNames() {
            List<String> names = new ArrayList<>();
            described.path("parameters").forEach(parameter -> {
                if (parameter.path("in").asString("").equals("query")) {
                    names.add(parameter.get("name").asString());
                }
            });
            return names;
        }
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        api.get("paths").propertyStream().forEach(path -> path.getValue()
                .propertyStream()
                .forEach(method -> operations.add(
                        new Operation(method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue()))));
        return operations;
    }

    /**
     * The operation's body with {@link #GAP} as every string, and as the value of whatever has no shape; what goes
     * there is to be written as JSON.
     */
    String body(Operation operation) {
        JsonNode schema = operation.described().at("/requestBody/content/application~1json/schema");
        return Json.write(value(schema, "-- gap --", 0));
    }

    /** The body as it should be, once for each place in it and each of these values in that place. */
    List<String> bodiesWith(Operation operation, List<String> values) {
        List<String> bodies = new ArrayList<>();
        JsonNode body = Json.tree(body(operation).getBytes(StandardCharsets.UTF_8));
        for (String value : values) {
            odd(body, Json.tree(value.getBytes(StandardCharsets.UTF_8))).forEach(odd -> bodies.add(Json.write(odd)));
        }
        return bodies;
    }

    private static List<JsonNode> odd(JsonNode node, JsonNode value) {
        List<JsonNode> all = new ArrayList<>(List.of(value));
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> odd(field.getValue(), value).forEach(odd -> {
                ObjectNode changed = object.deepCopy();
                changed.set(field.getKey(), odd);
                all.add(changed);
            }));
        }
        if (node instanceof ArrayNode array && !array.isEmpty()) {
            odd(array.get(0), value)
                    .forEach(odd -> all.add(Json.mapper().createArrayNode().add(odd)));
        }
        return all;
    }

    private Object value(JsonNode schema, String text, int depth) {
        JsonNode shape =
                schema.has("$ref") ? api.at(schema.get("$ref").asString().substring(1)) : schema;
        if (depth > DEEPEST) {
            return text;
        }
        Set<String> types = types(shape);
        if (types.contains("object") || shape.has("properties")) {
            Map<String, Object> object = new LinkedHashMap<>();
            shape.path("properties")
                    .propertyStream()
                    .forEach(field -> object.put(field.getKey(), value(field.getValue(), text, depth + 1)));
            return object.isEmpty() ? Map.of("any", text) : object;
        }
        if (types.contains("array")) {
            return List.of(value(shape.path("items"), text, depth + 1));
        }
        if (types.contains("integer") || types.contains("number")) {
            return 1;
        }
        return types.contains("boolean") ? true : text;
    }

    private static Set<String> types(JsonNode shape) {
        JsonNode type = shape.path("type");
        if (type.isArray()) {
            List<String> all = new ArrayList<>();
            type.forEach(one -> all.add(one.asString()));
            return Set.copyOf(all);
        }
        return Set.of(type.asString(""));
    }
}
