package org.regesta.engine.eventlog;

import org.regesta.events.Book;

/** An engine with a place for its data, so that the contract kit can open, close and open it again. */
interface EngineUnderTest extends AutoCloseable {

    /** A book through the decorator, as wired in the product. */
    LedgerEventStore store(Book book);

    /** Whether the engine is set up so that what it acknowledges was synced. */
    boolean syncsBeforeItAcknowledges();

    /** The clock that stamps, where the engine takes one. */
    SteppingClock clock();

    /** Lets go of everything and opens the same data again. */
    void reopen();

    @Override
    void close();
}
