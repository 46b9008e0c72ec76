package org.regesta.ports;

import org.regesta.events.Envelope;

/**
 * An event as it stands in its book, with its payload read (and upcast to the newest revision).
 *
 * @param payload an event record of events-schema
 */
public record Recorded(Envelope envelope, Object payload) {

    public long position() {
        return envelope.position();
    }

    public String eventId() {
        return envelope.eventId();
    }

    /** The stream id, empty for an event outside any stream. */
    public String stream() {
        return envelope.at().map(Envelope.Place::stream).orElse("");
    }

    /** The place in its stream, -1 outside any stream. */
    public long sequence() {
        return envelope.at().map(Envelope.Place::sequence).orElse(-1L);
    }
}
