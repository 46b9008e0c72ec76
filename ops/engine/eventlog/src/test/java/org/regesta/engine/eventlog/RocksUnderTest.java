package org.regesta.engine.eventlog;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.regesta.events.Book;

/** Our engine in a folder: a book in a folder of its own, opened when asked for. */
final class RocksUnderTest implements EngineUnderTest {

    private final SteppingClock clock = new SteppingClock(1_800_000_000_000L);
    private final LedgerSerializer serializer = new LedgerSerializer();
    private final Map<Book, RocksEventStorageEngine> engines = new EnumMap<>(Book.class);
    private final Path folder;

    RocksUnderTest(Path folder) {
        this.folder = folder;
    }

    EventLogOptions options(Book book) {
        return EventLogOptions.of(folder.resolve(book.text()), book, clock)
                .reserve(0)
                .ballast(0);
    }

    synchronized RocksEventStorageEngine engine(Book book) {
        return engines.computeIfAbsent(book, unopened -> RocksEventStorageEngine.open(options(book), serializer));
    }

    @Override
    public LedgerEventStore store(Book book) {
        return LedgerEventStore.over(engine(book), serializer);
    }

    @Override
    public boolean syncsBeforeItAcknowledges() {
        return options(Book.REGISTRY).sync;
    }

    @Override
    public SteppingClock clock() {
        return clock;
    }

    @Override
    public void reopen() {
        close();
    }

    @Override
    public synchronized void close() {
        engines.values().forEach(RocksEventStorageEngine::close);
        engines.clear();
    }
}
