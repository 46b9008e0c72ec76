package org.regesta.wire;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Strict JSON: duplicate keys, trailing tokens, deep nesting and huge numbers are refused, never guessed at. What it
 * writes is canonical (sorted keys, no spaces), so equal values have equal bytes.
 */
public final class Json {

    /** How deep a caller's JSON may nest; real requests stay below ten. */
    public static final int MAX_DEPTH = 64;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(100)
                            .maxNameLength(500)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private Json() {}

    /** The mapper itself, for the web layer: immutable. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /** @throws Malformed when the text is not one JSON value of that shape */
    public static <T> T read(String text, Class<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JacksonException notJson) {
            throw new Malformed();
        }
    }

    /**
     * The same, of a shape that has a parameter.
     *
     * @param type as {@link #shape} makes it
     */
    public static <T> T read(String text, JavaType type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JacksonException notJson) {
            throw new Malformed();
        }
    }

    /** A generic type with its parameters. */
    public static JavaType shape(Class<?> generic, Class<?>... parameters) {
        return MAPPER.getTypeFactory().constructParametricType(generic, parameters);
    }

    /** @throws Malformed when the bytes are not one JSON value of that shape */
    public static <T> T read(byte[] utf8, Class<T> type) {
        try {
            return MAPPER.readValue(utf8, type);
        } catch (JacksonException notJson) {
            throw new Malformed();
        }
    }

    /** @throws Malformed when the bytes are not one JSON value */
    public static JsonNode tree(byte[] utf8) {
        try {
            return MAPPER.readTree(utf8);
        } catch (JacksonException notJson) {
            throw new Malformed();
        }
    }

    /** Canonical text. */
    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** The same as UTF-8. */
    public static byte[] bytes(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /** A value as the tree that {@link #write} would write. */
    public static JsonNode treeOf(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** @throws Malformed when the tree is not of that shape */
    public static <T> T value(JsonNode tree, Class<T> type) {
        try {
            return MAPPER.treeToValue(tree, type);
        } catch (JacksonException notItsShape) {
            throw new Malformed();
        }
    }

    /** Not JSON, or not of the shape expected. Says nothing of the content, which may be a person's. */
    public static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Malformed() {
            super("not well-formed JSON of the expected shape", null, false, false);
        }
    }
}
