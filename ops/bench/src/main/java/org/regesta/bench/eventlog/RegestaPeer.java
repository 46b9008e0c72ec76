package org.regesta.bench.eventlog;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.regesta.bench.Cpu;
import org.regesta.engine.eventlog.EventLogOptions;
import org.regesta.engine.eventlog.LedgerEventStore;
import org.regesta.engine.eventlog.LedgerSerializer;
import org.regesta.engine.eventlog.RocksEventStorageEngine;
import org.regesta.events.Book;

/** Our engine. */
final class RegestaPeer implements Peer {

    private final LedgerSerializer serializer = new LedgerSerializer();
    private final RocksEventStorageEngine engine;
    private final LedgerEventStore store;

    RegestaPeer(Path folder) {
        engine = RocksEventStorageEngine.open(EventLogOptions.of(folder, Book.REGISTRY, Clock.systemUTC()), serializer);
        store = LedgerEventStore.over(engine, serializer);
    }

    @Override
    public String name() {
        return "regesta";
    }

    @Override
    public LedgerEventStore store() {
        return store;
    }

    RocksEventStorageEngine engine() {
        return engine;
    }

    @Override
    public Duration cpu() {
        return Cpu.used();
    }

    @Override
    public void close() {
        engine.close();
    }
}
