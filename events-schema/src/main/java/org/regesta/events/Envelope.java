package org.regesta.events;

import java.util.Arrays;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One event as it stands in its book. [frozen]
 *
 * @param book the log it stands in
 * @param position its dense place in that log, from 0
 * @param eventId unique, without meaning
 * @param type our own name, such as {@code identity.issued}, never a Java name
 * @param revision of the payload's shape, from {@code 1}
 * @param at its stream and place in it; none for an event outside any stream
 * @param recordedMillis UTC milliseconds since the epoch, when it was recorded
 * @param payload JSON as UTF-8, exactly as stored
 * @param metadata keys of {@link Meta}, sorted; cannot be changed
 */
public record Envelope(
        Book book,
        long position,
        String eventId,
        String type,
        String revision,
        Optional<Place> at,
        long recordedMillis,
        byte[] payload,
        SortedMap<String, String> metadata) {

    /** A stream id {@code <feature>:<id>} and the sequence in it, from 0. */
    public record Place(String stream, long sequence) {
        public Place {
            Objects.requireNonNull(stream);
            if (sequence < 0) {
                throw new IllegalArgumentException("a sequence is not negative");
            }
        }
    }

    public Envelope {
        Objects.requireNonNull(book);
        Objects.requireNonNull(eventId);
        Objects.requireNonNull(type);
        Objects.requireNonNull(revision);
        Objects.requireNonNull(at);
        payload = payload.clone();
        metadata = Collections.unmodifiableSortedMap(new TreeMap<>(metadata));
    }

    @Override
    public byte[] payload() {
        return payload.clone();
    }

    /** The metadata value for a key of {@link Meta}, if the event carries it. */
    public Optional<String> meta(String key) {
        return Optional.ofNullable(metadata.get(key));
    }

    /** The person it is about, once known. */
    public Optional<String> subject() {
        return meta(Meta.SUBJECT);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Envelope that && Arrays.equals(Leaf.encode(this), Leaf.encode(that));
    }

    @Override
    public int hashCode() {
        return eventId.hashCode();
    }

    @Override
    public String toString() {
        return book.text() + "/" + position + " " + type + "/" + revision; // the payload stays out of logs
    }
}
