package org.regesta.command.identity;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * What a request changes of what stands: a value takes the place of the one before, null takes it away, and of a list
 * by language only the languages that came change.
 *
 * @param changed by field, only those with another value than before
 * @param all as it stands afterwards
 */
record Merge(Map<String, JsonNode> changed, Set<String> removed, Map<String, JsonNode> all) {

    private static final String LANGUAGE = "language";

    @Override
    public String toString() {
        return "Merge"; // a person's data stays out of logs
    }

    static Merge of(Map<String, JsonNode> before, JsonNode came) {
        Map<String, JsonNode> changed = new TreeMap<>();
        Set<String> removed = new TreeSet<>();
        Map<String, JsonNode> all = new TreeMap<>(before);
        came.properties().forEach(field -> {
            String name = field.getKey();
            JsonNode old = before.get(name);
            if (field.getValue().isNull()) {
                if (all.remove(name) != null) {
                    removed.add(name);
                }
                return;
            }
            JsonNode value = old == null ? field.getValue() : merged(old, field.getValue());
            if (old == null || !java.util.Arrays.equals(PersonSeals.canonical(old), PersonSeals.canonical(value))) {
                changed.put(name, value);
                all.put(name, value);
            }
        });
        return new Merge(changed, removed, all);
    }

    private static JsonNode merged(JsonNode old, JsonNode came) {
        if (!isByLanguage(old) || !isByLanguage(came)) {
            return came;
        }
        Set<String> languages = new HashSet<>();
        came.forEach(entry -> languages.add(entry.path(LANGUAGE).asString("")));
        ArrayNode merged = Json.mapper().createArrayNode();
        old.valueStream()
                .filter(entry -> !languages.contains(entry.path(LANGUAGE).asString("")))
                .forEach(merged::add);
        came.forEach(merged::add);
        return merged;
    }

    private static boolean isByLanguage(JsonNode list) {
        return list.isArray() && !list.isEmpty() && list.valueStream().allMatch(entry -> entry.has(LANGUAGE));
    }
}
