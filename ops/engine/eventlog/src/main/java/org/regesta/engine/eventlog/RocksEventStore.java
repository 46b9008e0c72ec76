package org.regesta.engine.eventlog;

import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.jspecify.annotations.Nullable;

/**
 * Axon's event store over a {@link RocksEventStorageEngine}: readers that tail it are woken by the writer, none
 * polls.
 */
public final class RocksEventStore extends AbstractEventStore {

    private final RocksEventStorageEngine engine;

    public RocksEventStore(RocksEventStorageEngine engine) {
        super((Builder) new Over().storageEngine(engine));
        this.engine = engine;
    }

    RocksEventStorageEngine engine() {
        return engine;
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return new Tail(engine, RocksEventStorageEngine.positionAfter(token));
    }

    private static final class Over extends AbstractEventStore.Builder {}
}
