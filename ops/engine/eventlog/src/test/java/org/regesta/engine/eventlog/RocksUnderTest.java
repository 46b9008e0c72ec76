package org.regesta.engine.eventlog;

import java.nio.file.Path;
import org.regesta.events.Book;

/** Our engine in a folder. */
final class RocksUnderTest implements EngineUnderTest {

    private final SteppingClock clock = new SteppingClock(1_800_000_000_000L);
    private final LedgerSerializer serializer = new LedgerSerializer();
    private final EventLogOptions options;
    private RocksEventStorageEngine engine;

    RocksUnderTest(Path folder) {
        this(folder, Book.REGISTRY);
    }

    RocksUnderTest(Path folder, Book book) {
        options = EventLogOptions.of(folder, book, clock).ballast(0);
        engine = RocksEventStorageEngine.open(options, serializer);
    }

    RocksEventStorageEngine engine() {
        return engine;
    }

    @Override
    public LedgerEventStore store() {
        return LedgerEventStore.over(engine, serializer);
    }

    @Override
    public SteppingClock clock() {
        return clock;
    }

    @Override
    public void reopen() {
        engine.close();
        engine = RocksEventStorageEngine.open(options, serializer);
    }

    @Override
    public void close() {
        engine.close();
    }
}
