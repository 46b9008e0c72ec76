package org.regesta.conformance;

import org.regesta.wire.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON as test files write it: unquoted names, trailing commas, raw line breaks in strings. */
final class Lenient {

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES)
                    .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
                    .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                    .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                    .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
                    .enable(JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS)
                    .build())
            .build();

    private Lenient() {}

    /** @throws NotRunnable when the text is no JSON even so */
    static JsonNode read(String what, String text) {
        try {
            return text.isBlank() ? MAPPER.createObjectNode() : MAPPER.readTree(text);
        } catch (JacksonException notJson) {
            throw new NotRunnable(what + " is not JSON: " + notJson.getOriginalMessage());
        }
    }

    /** The text as JSON where it is some, else as a JSON string. */
    static JsonNode readOrText(String text) {
        try {
            JsonNode read = text.isBlank() ? MAPPER.getNodeFactory().nullNode() : MAPPER.readTree(text);
            return read == null ? MAPPER.getNodeFactory().nullNode() : read;
        } catch (JacksonException notJson) {
            return MAPPER.getNodeFactory().stringNode(text);
        }
    }

    static String write(JsonNode node) {
        return Json.mapper().writeValueAsString(node);
    }
}
