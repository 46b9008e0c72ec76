package org.regesta.engine.eventlog;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.regesta.events.Authority;
import org.regesta.events.Book;
import org.regesta.events.Leaf;
import org.regesta.events.Meta;

/** What an event must be to stand in a book, the same for every engine. */
final class Admission {

    private static final Pattern STREAM = Pattern.compile("[a-z]{2,40}:[A-Za-z0-9._:@+~=-]{1,200}");

    private final Book book;
    private final LedgerSerializer serializer;

    Admission(Book book, LedgerSerializer serializer) {
        this.book = book;
        this.serializer = serializer;
    }

    /** @throws NotAdmitted naming the type and what is wrong, never a value */
    void check(EventMessage<?> event) {
        EventTypes.EventType type = serializer
                .types()
                .of(event.getPayloadType())
                .orElseThrow(() -> new NotAdmitted(event.getPayloadType().getName(), "it has no line in the table"));
        place(event, type);
        metadata(event.getMetaData(), type.name());
        size(event, type.name());
    }

    private void place(EventMessage<?> event, EventTypes.EventType type) {
        require(EventTypes.bookOf(type.feature()) == book, type.name(), "it belongs into the other book");
        if (event instanceof DomainEventMessage<?> inStream) {
            String stream = inStream.getAggregateIdentifier();
            require(
                    stream != null && STREAM.matcher(stream).matches(),
                    type.name(),
                    "its stream id is not of the form <feature>:<id>");
            require(
                    Messages.feature(stream).equals(type.feature()),
                    type.name(),
                    "its stream is not one of " + type.feature());
            require(inStream.getSequenceNumber() >= 0, type.name(), "its sequence is negative");
        }
    }

    private static void metadata(Map<String, ?> metadata, String type) {
        metadata.forEach((key, value) -> {
            require(Meta.KEYS.contains(key), type, "metadata key " + key + " is not one of the ledger's");
            require(value instanceof String, type, "metadata value of " + key + " is not a string");
            require(isUnicode((String) value), type, "metadata value of " + key + " is not Unicode");
        });
        require(metadata.get(Meta.ACTOR) instanceof String actor && !actor.isBlank(), type, "it has no actor");
        try {
            if (!(metadata.get(Meta.AUTHORITY) instanceof String authority)) {
                throw new NotAdmitted(type, "it has no authority");
            }
            Authority.parse(authority);
        } catch (IllegalArgumentException notOne) {
            throw new NotAdmitted(type, "its authority is not in canonical form", notOne);
        }
    }

    /** Only an event that comes near the limit is measured exactly. */
    private void size(EventMessage<?> event, String type) {
        long most = 1024L + event.serializePayload(serializer, byte[].class).getData().length;
        for (Map.Entry<String, ?> entry : event.getMetaData().entrySet()) {
            most += 8 + entry.getKey().length() + ((String) entry.getValue()).getBytes(StandardCharsets.UTF_8).length;
        }
        if (most <= Leaf.MAX_BYTES) {
            return;
        }
        try {
            Draft.of(book, event, serializer);
        } catch (Leaf.LeafTooLarge tooLarge) {
            throw new NotAdmitted(type, String.valueOf(tooLarge.getMessage()), tooLarge);
        }
    }

    /** Half a surrogate pair has no UTF-8. */
    private static boolean isUnicode(String text) {
        return text.codePoints()
                .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    private static void require(boolean holds, String type, String why) {
        if (!holds) {
            throw new NotAdmitted(type, why);
        }
    }
}
