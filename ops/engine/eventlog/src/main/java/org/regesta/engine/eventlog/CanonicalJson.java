package org.regesta.engine.eventlog;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Payloads as JSON with one form for one content [frozen]: keys and sets sorted, instants as ISO text, an empty
 * Optional left out, and no null anywhere. Reading is strict: nothing unknown, nothing missing, no coercion.
 */
final class CanonicalJson {

    private CanonicalJson() {}

    static ObjectMapper mapper() {
        ObjectMapper mapper = JsonMapper.builder()
                .addModules(new Jdk8Module(), new JavaTimeModule(), sortedSets())
                .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .withCoercionConfig(LogicalType.Textual, CanonicalJson::textsOnly)
                .serializationInclusion(JsonInclude.Include.ALWAYS)
                .withConfigOverride(
                        Optional.class,
                        override -> override.setInclude(JsonInclude.Value.construct(
                                JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS)))
                .build();
        mapper.getSerializerProvider().setNullValueSerializer(new NoNulls());
        return mapper;
    }

    private static void textsOnly(MutableCoercionConfig config) {
        config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    }

    @SuppressWarnings("unchecked")
    private static SimpleModule sortedSets() {
        SimpleModule module = new SimpleModule("sorted sets");
        module.addSerializer((Class<Set<?>>) (Class<?>) Set.class, new SortedSets());
        return module;
    }

    private static final class SortedSets extends JsonSerializer<Set<?>> {
        @Override
        public void serialize(Set<?> set, JsonGenerator out, SerializerProvider provider) throws IOException {
            TreeSet<String> sorted = new TreeSet<>();
            for (Object element : set) {
                switch (element) {
                    case String text -> sorted.add(text);
                    case Enum<?> constant -> sorted.add(constant.name());
                    default -> throw JsonMappingException.from(out, "a set in an event holds texts or codes only");
                }
            }
            out.writeStartArray();
            for (String text : List.copyOf(sorted)) {
                out.writeString(text);
            }
            out.writeEndArray();
        }
    }

    private static final class NoNulls extends JsonSerializer<Object> {
        @Override
        public void serialize(Object none, JsonGenerator out, SerializerProvider provider) throws IOException {
            throw JsonMappingException.from(out, "an event holds no null: what may be absent is an Optional");
        }
    }
}
