package org.regesta.ports;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.regesta.events.Book;

/** The books, read from another process: every event as its {@link org.regesta.events.Leaf}, byte by byte. */
public interface BookLine {

    /** Leaves of a stream from a sequence on, in order, as many as are handed over at once; none behind its end. */
    List<byte[]> stream(Book book, String streamId, long fromSequence);

    /** The sequence of a stream's newest event; none when there is no such stream. */
    OptionalLong lastSequence(Book book, String streamId);

    /**
     * Leaves of the book behind a position, in order.
     *
     * @param position -1 for the book's beginning
     * @param atMost how long to wait where there is none yet
     * @return none when none came within the time
     */
    List<byte[]> after(Book book, long position, Duration atMost);

    /** The position of the newest event, -1 when the book is empty. */
    long head(Book book);
}
