package org.regesta.engine.eventlog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.regesta.events.Book;
import org.regesta.events.Leaf;
import org.regesta.ports.BookLine;

/** A house's books for who reads them from another process, over whatever engines they have. */
public final class AxonBookLine implements BookLine {

    private static final int MOST = 500;
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private final Map<Book, LedgerEventStore> books = new EnumMap<>(Book.class);
    private final AxonLedger ledger;
    private final RecordedEvents recorded;

    /** @param ledger over the same books */
    public AxonBookLine(List<LedgerEventStore> books, AxonLedger ledger, LedgerSerializer serializer) {
        books.forEach(store -> this.books.put(store.book(), store));
        this.ledger = ledger;
        this.recorded = new RecordedEvents(serializer);
    }

    private LedgerEventStore store(Book book) {
        LedgerEventStore store = books.get(book);
        if (store == null) {
            throw new IllegalStateException("the " + book.text() + " book is not open here");
        }
        return store;
    }

    @Override
    public List<byte[]> stream(Book book, String streamId, long fromSequence) {
        Lot lot = new Lot();
        ledger.envelopes(book, streamId, fromSequence, envelope -> lot.take(Leaf.encode(envelope)));
        return lot.leaves;
    }

    @Override
    public OptionalLong lastSequence(Book book, String streamId) {
        return store(book).lastSequenceNumberFor(streamId).stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    @Override
    public List<byte[]> after(Book book, long position, Duration atMost) {
        Lot lot = new Lot();
        try (BlockingStream<TrackedEventMessage<?>> stream =
                store(book).openStream(Tokens.before(store(book), position + 1))) {
            int wait = Math.toIntExact(atMost.toMillis());
            while (stream.hasNextAvailable(wait, TimeUnit.MILLISECONDS)) {
                TrackedEventMessage<?> message = stream.nextAvailable();
                long at = Tokens.position(message.trackingToken());
                if (!lot.take(Leaf.encode(recorded.envelope(book, at, message)))) {
                    break;
                }
                wait = 0;
            }
            return lot.leaves;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new EventStoreException("interrupted while reading the " + book.text() + " book", stop);
        }
    }

    @Override
    public long head(Book book) {
        return Tokens.head(store(book));
    }

    /** As much as is handed over at once. */
    private static final class Lot {
        private final List<byte[]> leaves = new ArrayList<>();
        private int bytes;

        /** @return whether another may follow */
        boolean take(byte[] leaf) {
            leaves.add(leaf);
            bytes += leaf.length;
            return leaves.size() < MOST && bytes < MOST_BYTES;
        }
    }
}
