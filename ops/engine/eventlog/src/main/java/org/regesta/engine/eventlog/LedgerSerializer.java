package org.regesta.engine.eventlog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.ChainingConverter;
import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.jspecify.annotations.Nullable;

/**
 * The event serializer of every engine: canonical JSON under our own type names, metadata as a map of strings. It
 * knows the
 * ledger's events and nothing else; tokens and sagas need a serializer of their own. Use one instance for an engine and
 * everything that reads it: then stored payloads can be had back byte by byte, whatever was upcast.
 */
public final class LedgerSerializer implements Serializer {

    private static final String METADATA = MetaData.class.getName(); // what Axon calls it in memory; never stored
    private static final TypeReference<TreeMap<String, String>> STRINGS = new TypeReference<>() {};

    private final EventTypes types;
    private final Upcasters upcasters;
    private final ObjectMapper json = CanonicalJson.mapper();
    private final Converter converter = new ChainingConverter();

    /** For the events of this release. */
    public LedgerSerializer() {
        this(EventTypes.ofThisRelease(), Upcasters.OF_THIS_RELEASE);
    }

    LedgerSerializer(EventTypes types, Upcasters upcasters) {
        this.types = types;
        this.upcasters = upcasters;
    }

    public EventTypes types() {
        return types;
    }

    @Override
    public <T> SerializedObject<T> serialize(@Nullable Object object, Class<T> expectedRepresentation) {
        if (object == null) {
            throw new SerializationException("an event without payload cannot be stored");
        }
        SerializedType type = typeForClass(object.getClass());
        try {
            byte[] bytes = json.writeValueAsBytes(object instanceof MetaData meta ? strings(meta) : object);
            return new SimpleSerializedObject<>(
                    converter.convert(bytes, expectedRepresentation), expectedRepresentation, type);
        } catch (JsonProcessingException unwritable) {
            throw new SerializationException(
                    "cannot write an event of type " + type.getName(), withoutContent(unwritable));
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public <S, T> T deserialize(SerializedObject<S> stored) {
        byte[] bytes = converter.convert(stored, byte[].class).getData();
        SerializedType type = stored.getType();
        try {
            if (METADATA.equals(type.getName())) {
                return (T) MetaData.from(json.readValue(bytes, STRINGS));
            }
            return (T) read(type.getName(), String.valueOf(type.getRevision()), bytes);
        } catch (IOException notItsShape) {
            throw new UnreadableEvent(type.getName(), String.valueOf(type.getRevision()), withoutContent(notItsShape));
        }
    }

    /** Reads a stored payload as the record of its type, upcast to the newest revision. */
    Object read(String name, String revision, byte[] payload) throws IOException {
        EventTypes.EventType type = types.named(name).orElseThrow(() -> new UnreadableEvent(name, revision));
        if (type.revision().equals(revision)) {
            return json.readValue(payload, type.payload());
        }
        JsonNode stored = json.readTree(payload);
        if (!(stored instanceof ObjectNode object)) {
            throw new UnreadableEvent(name, revision);
        }
        return json.treeToValue(upcasters.upcast(name, revision, type.revision(), object), type.payload());
    }

    @Override
    public <T> boolean canSerializeTo(Class<T> expectedRepresentation) {
        return converter.canConvert(byte[].class, expectedRepresentation);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Class classForType(SerializedType type) {
        if (METADATA.equals(type.getName())) {
            return MetaData.class;
        }
        return types.named(type.getName())
                .<Class>map(EventTypes.EventType::payload)
                .orElse(UnknownSerializedType.class);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public SerializedType typeForClass(@Nullable Class type) {
        if (type != null && MetaData.class.isAssignableFrom(type)) {
            return new SimpleSerializedType(METADATA, null);
        }
        if (type != null) {
            var known = types.of(type);
            if (known.isPresent()) {
                return new SimpleSerializedType(known.get().name(), known.get().revision());
            }
        }
        throw new SerializationException((type == null ? "nothing" : type.getName())
                + " is no event of the ledger: it has no line in its table");
    }

    @Override
    public Converter getConverter() {
        return converter;
    }

    private static Map<String, String> strings(MetaData meta) {
        Map<String, String> strings = new TreeMap<>();
        meta.forEach((key, value) -> {
            if (!(value instanceof String text)) {
                throw new SerializationException("metadata value of " + key + " is not a string");
            }
            strings.put(key, text);
        });
        return strings;
    }

    /** Jackson quotes the source in its messages: an event's content stays out of them. */
    private static IOException withoutContent(IOException problem) {
        return switch (problem) {
            case JsonMappingException mapping ->
                new IOException(mapping.getClass().getSimpleName() + " at " + mapping.getPathReference());
            case JsonProcessingException other ->
                new IOException(other.getClass().getSimpleName());
            default -> problem;
        };
    }
}
