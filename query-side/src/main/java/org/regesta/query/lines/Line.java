package org.regesta.query.lines;

import java.util.Locale;
import java.util.Optional;
import org.regesta.events.Book;
import org.regesta.events.Envelope;
import org.regesta.events.Meta;
import org.regesta.ports.Recorded;

/**
 * One event, as a view of lines keeps it: where it stands, what happened in words, who did it and on what ground.
 * Nothing in it is sealed data.
 *
 * @param what in words, without a person
 * @param recordedMillis UTC milliseconds since the epoch
 */
public record Line(
        String eventId,
        Book book,
        long position,
        String type,
        String stream,
        long sequence,
        long recordedMillis,
        String what,
        Optional<String> actor,
        Optional<String> role,
        Optional<String> authority,
        Optional<String> reason,
        Optional<String> channel,
        Optional<String> device,
        Optional<String> machine,
        Optional<String> centre,
        Optional<String> correlation,
        Optional<String> causation,
        Optional<String> basis,
        Optional<String> release) {

    /** The line of an event. */
    public static Line of(Recorded event) {
        Envelope envelope = event.envelope();
        return new Line(
                event.eventId(),
                envelope.book(),
                event.position(),
                envelope.type(),
                event.stream(),
                event.sequence(),
                envelope.recordedMillis(),
                Words.of(event.payload()),
                envelope.meta(Meta.ACTOR),
                envelope.meta(Meta.ROLE),
                envelope.meta(Meta.AUTHORITY),
                envelope.meta(Meta.REASON),
                envelope.meta(Meta.CHANNEL),
                envelope.meta(Meta.DEVICE),
                envelope.meta(Meta.MACHINE),
                envelope.meta(Meta.CENTRE),
                envelope.meta(Meta.CORRELATION),
                envelope.meta(Meta.CAUSATION),
                envelope.meta(Meta.BASIS),
                envelope.meta(Meta.RELEASE));
    }

    /** Its place in the merged order of both books: (recorded, book, position), as text of fixed width. */
    public String place() {
        return place(recordedMillis, book, position);
    }

    static String place(long recordedMillis, Book book, long position) {
        return String.format(Locale.ROOT, "%016x%d%016x", recordedMillis, book.ordinal(), position);
    }
}
