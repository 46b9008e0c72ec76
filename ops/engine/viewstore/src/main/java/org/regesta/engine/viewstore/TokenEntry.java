package org.regesta.engine.viewstore;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.ViewStore.Document;
import tools.jackson.databind.json.JsonMapper;

/**
 * One segment of one processor as it is stored.
 *
 * @param owner who holds it, empty for nobody; {@code since}: milliseconds since the epoch when it was last renewed
 * @param type of the serialised token, empty while there is none
 */
record TokenEntry(String processor, int segment, String owner, long since, String type, String token) {

    private static final JsonMapper JSON = new JsonMapper();

    static TokenEntry fresh(String processor, int segment, Instant now) {
        return new TokenEntry(processor, segment, "", now.toEpochMilli(), "", "");
    }

    static TokenEntry read(Document document) {
        return JSON.readValue(document.body(), TokenEntry.class);
    }

    Document document(long version) {
        String id = ViewStoreTokenStore.id(processor, segment);
        return new Document(id, version, JSON.writeValueAsString(this), Map.of("processor", List.of(processor)));
    }

    TokenEntry holding(Serializer serializer, @Nullable TrackingToken position) {
        if (position == null) {
            return new TokenEntry(processor, segment, owner, since, "", "");
        }
        SerializedObject<String> serialised = serializer.serialize(position, String.class);
        return new TokenEntry(
                processor, segment, owner, since, serialised.getType().getName(), serialised.getData());
    }

    @Nullable
    TrackingToken token(Serializer serializer) {
        if (type.isEmpty()) {
            return null;
        }
        return serializer.deserialize(new SimpleSerializedObject<>(token, String.class, type, null));
    }

    TokenEntry claimed(String by, Instant now) {
        return new TokenEntry(processor, segment, by, now.toEpochMilli(), type, token);
    }

    TokenEntry free() {
        return new TokenEntry(processor, segment, "", since, type, token);
    }

    boolean ownedBy(String someone) {
        return owner.equals(someone);
    }
}
