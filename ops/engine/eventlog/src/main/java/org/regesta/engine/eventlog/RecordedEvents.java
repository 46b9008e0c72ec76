package org.regesta.engine.eventlog;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.SerializedObject;
import org.regesta.events.Book;
import org.regesta.events.Envelope;
import org.regesta.ports.Recorded;

/** Axon's messages as what the ledger's ports speak of, with the bytes, type and revision that are stored. */
public final class RecordedEvents {

    private final LedgerSerializer serializer;

    /** @param serializer the one the engines use */
    public RecordedEvents(LedgerSerializer serializer) {
        this.serializer = serializer;
    }

    Recorded of(Book book, long position, EventMessage<?> message) {
        return new Recorded(envelope(book, position, message), message.getPayload());
    }

    /**
     * What stands around the payload of a message a processor got, from one book or from both through a multi-source
     * whose sources are named by {@link Book#text()}; also of one whose payload this release cannot read: that is to be
     * parked, never skipped.
     */
    public Envelope envelope(Book book, TrackedEventMessage<?> message) {
        return envelope(book, Tokens.position(message.trackingToken(), book), message);
    }

    Envelope envelope(Book book, long position, EventMessage<?> message) {
        SerializedObject<byte[]> stored = stored(message);
        Optional<Envelope.Place> at = message instanceof DomainEventMessage<?> inStream
                ? Optional.of(new Envelope.Place(inStream.getAggregateIdentifier(), inStream.getSequenceNumber()))
                : Optional.empty();
        SortedMap<String, String> metadata = new TreeMap<>();
        message.getMetaData().forEach((key, value) -> metadata.put(key, String.valueOf(value)));
        return new Envelope(
                book,
                position,
                message.getIdentifier(),
                stored.getType().getName(),
                String.valueOf(stored.getType().getRevision()),
                at,
                message.getTimestamp().toEpochMilli(),
                stored.getData(),
                metadata);
    }

    private SerializedObject<byte[]> stored(EventMessage<?> message) {
        return message.serializePayload(serializer, byte[].class);
    }
}
