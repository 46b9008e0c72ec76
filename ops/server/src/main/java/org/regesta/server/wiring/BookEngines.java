package org.regesta.server.wiring;

import org.regesta.engine.eventlog.LedgerEventStore;
import org.regesta.events.Book;

/** Where the books are kept. */
interface BookEngines extends AutoCloseable {

    LedgerEventStore store(Book book);

    @Override
    void close();
}
