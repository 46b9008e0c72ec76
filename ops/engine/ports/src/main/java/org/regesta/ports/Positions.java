package org.regesta.ports;

import java.time.Duration;
import org.regesta.events.Book;

/** How far the views have come. */
public interface Positions {

    /** The registry position up to which a view has applied everything, -1 for nothing. */
    long applied(String view, Book book);

    /**
     * The position that what a reader finds in the view is at most as new as, -1 for nothing: never less than
     * {@link #applied}, as some of what is being written is seen before all of it counts as applied. Who waits for it
     * elsewhere finds nothing older there.
     */
    default long shown(String view, Book book) {
        return applied(view, book);
    }

    /** Waits until the view has applied the position; false when it had not within the time. */
    boolean await(String view, Book book, long position, Duration atMost);
}
