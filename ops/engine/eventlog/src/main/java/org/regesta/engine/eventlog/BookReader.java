package org.regesta.engine.eventlog;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.regesta.events.Leaf;

/** Leaves of a book, whatever engine lies under it. */
public final class BookReader {

    private static final int PATIENCE_MILLIS = 1000;

    private final LedgerEventStore store;
    private final RecordedEvents recorded;

    /** Reads the book of a store. */
    public BookReader(LedgerEventStore store) {
        this.store = store;
        this.recorded = new RecordedEvents(store.serializer());
    }

    /** The position of the newest event, -1 when the book is empty. */
    public long head() {
        return Tokens.head(store);
    }

    /** The leaf at a position, if the book has one. */
    public Optional<byte[]> at(long position) {
        byte[][] found = new byte[1][];
        if (store.inner() instanceof RocksEventStore embedded) {
            return embedded.engine().rawAt(position);
        }
        walk(position, position, (at, leaf) -> found[0] = at == position ? leaf : found[0]);
        return Optional.ofNullable(found[0]);
    }

    /**
     * Every leaf from a position on, in order, up to the head as it stands at the call. No payload is read: what this
     * release does not know is handed over too.
     */
    public void forEach(long from, RocksEventStorageEngine.RawConsumer each) {
        if (store.inner() instanceof RocksEventStore embedded) {
            embedded.engine().forEachRaw(from, each);
        } else {
            walk(from, head(), each);
        }
    }

    private void walk(long from, long end, RocksEventStorageEngine.RawConsumer each) {
        try (BlockingStream<TrackedEventMessage<?>> stream = store.openStream(Tokens.before(store, from))) {
            long position = from - 1;
            while (position < end && stream.hasNextAvailable(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                TrackedEventMessage<?> message = stream.nextAvailable();
                position = Tokens.position(message.trackingToken());
                if (position <= end) {
                    each.accept(position, Leaf.encode(recorded.envelope(store.book(), position, message)));
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new EventStoreException("interrupted while reading the book", stop);
        }
    }
}
