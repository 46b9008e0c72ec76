package org.regesta.engine.eventlog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.regesta.events.Book;
import org.regesta.events.Envelope;
import org.regesta.events.Leaf;

/**
 * An event on its way into the book: its leaf, whole but for position and stamp. Made on the caller's thread, so that
 * the writer only has to fill in two numbers.
 */
final class Draft {

    final String eventId;
    final Envelope.@Nullable Place at;

    private final byte[] leaf;
    private final int positionOffset;
    private final int recordedOffset;

    private Draft(Envelope event) {
        eventId = event.eventId();
        at = event.at().orElse(null);
        leaf = Leaf.encode(event);
        positionOffset = 1 + sizeOf(event.book().text());
        recordedOffset = positionOffset
                + Long.BYTES
                + sizeOf(event.eventId())
                + sizeOf(event.type())
                + sizeOf(event.revision())
                + 1
                + (at == null ? 0 : sizeOf(at.stream()) + Long.BYTES);
    }

    /** @throws Leaf.LeafTooLarge when the event is larger than a leaf may be */
    static Draft of(Book book, EventMessage<?> event, Serializer serializer) {
        SerializedObject<byte[]> payload = event.serializePayload(serializer, byte[].class);
        Optional<Envelope.Place> at = event instanceof DomainEventMessage<?> inStream
                ? Optional.of(new Envelope.Place(inStream.getAggregateIdentifier(), inStream.getSequenceNumber()))
                : Optional.empty();
        return new Draft(new Envelope(
                book,
                0,
                event.getIdentifier(),
                payload.getType().getName(),
                String.valueOf(payload.getType().getRevision()),
                at,
                0,
                payload.getData(),
                strings(event.getMetaData())));
    }

    /** The leaf with its place in the book and in time. Called once, by the writer. */
    byte[] leaf(long position, long recordedMillis) {
        ByteBuffer.wrap(leaf).putLong(positionOffset, position).putLong(recordedOffset, recordedMillis);
        return leaf;
    }

    int size() {
        return leaf.length;
    }

    private static SortedMap<String, String> strings(Map<String, ?> metadata) {
        SortedMap<String, String> strings = new TreeMap<>();
        metadata.forEach((key, value) -> {
            if (!(value instanceof String text)) {
                throw new IllegalArgumentException("metadata value of " + key + " is not a string");
            }
            strings.put(key, text);
        });
        return strings;
    }

    private static int sizeOf(String text) {
        return Integer.BYTES + text.getBytes(StandardCharsets.UTF_8).length;
    }
}
