package org.regesta.server.wiring;

import java.util.OptionalLong;
import org.regesta.engine.eventlog.LedgerEventStore;
import org.regesta.engine.notary.Leaves;
import org.regesta.events.Book;

/** Where the books are kept. */
interface BookEngines extends AutoCloseable {

    LedgerEventStore store(Book book);

    /** The book's leaves as they are stored, or as they would be. */
    Leaves leaves(Book book);

    /** Where an event stands, if the book has it. */
    OptionalLong position(Book book, String eventId);

    /** How many events this process read of the book so far, where the engine is in it; else none. */
    default long eventsRead(Book book) {
        return 0;
    }

    @Override
    void close();
}
