package org.regesta.server.wiring;

import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import org.regesta.engine.eventlog.EventLogOptions;
import org.regesta.engine.eventlog.LedgerEventStore;
import org.regesta.engine.eventlog.LedgerSerializer;
import org.regesta.engine.eventlog.RocksEventStorageEngine;
import org.regesta.engine.notary.Leaves;
import org.regesta.events.Book;
import org.regesta.events.Leaf;
import org.regesta.server.DataFolder;

/** The embedded default: each book in a folder of its own. */
final class RocksBooks implements BookEngines {

    private final Map<Book, RocksEventStorageEngine> engines = new EnumMap<>(Book.class);
    private final LedgerSerializer serializer;

    RocksBooks(DataFolder folder, Clock clock, LedgerSerializer serializer) {
        this.serializer = serializer;
        for (Book book : Book.values()) {
            EventLogOptions options =
                    EventLogOptions.of(folder.sub(book.text()), book, clock).reserve(Machines.RESERVE_BYTES);
            engines.put(book, RocksEventStorageEngine.open(options, serializer));
        }
    }

    @Override
    public LedgerEventStore store(Book book) {
        return LedgerEventStore.over(engine(book), serializer);
    }

    @Override
    public Leaves leaves(Book book) {
        return new RocksLeaves(engine(book));
    }

    @Override
    public OptionalLong position(Book book, String eventId) {
        return engine(book)
                .rawWithId(eventId)
                .map(leaf -> OptionalLong.of(Leaf.decode(leaf).position()))
                .orElseGet(OptionalLong::empty);
    }

    @Override
    public long eventsRead(Book book) {
        return engine(book).eventsRead();
    }

    private RocksEventStorageEngine engine(Book book) {
        RocksEventStorageEngine engine = engines.get(book);
        if (engine == null) {
            throw new IllegalStateException("no engine for " + book);
        }
        return engine;
    }

    @Override
    public void close() {
        engines.values().forEach(RocksEventStorageEngine::close);
    }
}
