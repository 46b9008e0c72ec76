package org.regesta.engine.eventlog;

import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.regesta.ports.TellsWhatToDo;

/** A book cannot be opened as it stands: its files are damaged, or of another book or format. */
public final class BookRefused extends EventStoreException implements TellsWhatToDo {
    private static final long serialVersionUID = 1L;

    BookRefused(String book, Exception cause) {
        super("the " + book + " book cannot be opened: " + cause.getMessage(), cause);
    }
}
