package org.regesta.saga.registration.stage.dedupe;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;

/** What is written of somebody, as an ID object has it. */
record Written(Map<String, JsonNode> fields) {

    static Written of(String name, String born, String gender) {
        return new Written(Map.of())
                .with("fullName", text("eng", name))
                .with("dateOfBirth", Json.mapper().valueToTree(born))
                .with("gender", text("eng", gender));
    }

    Written living(String city, String postalCode) {
        return with("city", text("eng", city)).with("postalCode", Json.mapper().valueToTree(postalCode));
    }

    Written with(String field, JsonNode value) {
        Map<String, JsonNode> more = new TreeMap<>(fields);
        more.put(field, value);
        return new Written(more);
    }

    static JsonNode text(String language, String value) {
        return Json.mapper().valueToTree(List.of(Map.of("language", language, "value", value)));
    }

    Person person() {
        return Person.of(field ->
                fields.getOrDefault(field, Json.mapper().getNodeFactory().missingNode()));
    }
}
