package org.regesta.engine.eventlog;

/** An engine with a place for its data, so that the contract kit can open, close and open it again. */
interface EngineUnderTest extends AutoCloseable {

    /** The registry book through the decorator, as wired in the product. */
    LedgerEventStore store();

    /** The clock that stamps, where the engine takes one. */
    SteppingClock clock();

    /** Lets go of everything and opens the same data again. */
    void reopen();

    @Override
    void close();
}
