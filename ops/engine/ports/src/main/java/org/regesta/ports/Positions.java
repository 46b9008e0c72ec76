package org.regesta.ports;

import java.time.Duration;
import org.regesta.events.Book;

/** How far the views have come. */
public interface Positions {

    /** The registry position up to which a view has applied everything, -1 for nothing. */
    long applied(String view, Book book);

    /** Waits until the view has applied the position; false when it had not within the time. */
    boolean await(String view, Book book, long position, Duration atMost);
}
