package org.regesta.engine.eventlog;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.regesta.events.Book;
import org.regesta.events.Envelope;
import org.regesta.events.Leaf;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/**
 * One book on this machine's disk. Acknowledged means synced; positions are dense from 0; stamps never go backwards. An
 * event is stored as its {@link Leaf}, so what the notary hashes is what the disk holds.
 */
public final class RocksEventStorageEngine implements EventStorageEngine, Tailed, AutoCloseable {

    /** What this engine declares. */
    public static final Set<Capability> CAPABILITIES = Set.of(Capability.values());

    private static final int BATCH = 256;
    private static final int RECENT = 1024;
    private static final int RECENT_BYTES_MAX = 16 * 1024;
    private static final int FRESH_MAX = 128 * 1024;

    private final Book book;
    private final LedgerSerializer serializer;
    private final Messages messages;
    private final FolderLock lock;
    private final RocksFiles files;
    private final Head head;
    private final Fresh fresh = new Fresh(FRESH_MAX);
    private final Waker waker;
    private final Reader reader;
    private final Streams streams;
    private final SpaceGuard space;
    private final Writer writer;
    /** The newest messages, shared by all who tail the book, so that a payload is deserialised once. */
    private final AtomicReferenceArray<@Nullable TrackedEventMessage<?>> recent = new AtomicReferenceArray<>(RECENT);

    private boolean closed;

    private RocksEventStorageEngine(
            EventLogOptions options, LedgerSerializer serializer, FolderLock lock, RocksFiles files, byte[] newest) {
        book = options.book;
        this.serializer = serializer;
        this.lock = lock;
        this.files = files;
        messages = new Messages(serializer);
        var last = newest.length == 0 ? Optional.<Envelope>empty() : Optional.of(Leaf.decode(newest));
        head = new Head(last.map(Envelope::position).orElse(-1L));
        waker = new Waker(head, book.text());
        reader = new Reader(files, head);
        streams = new Streams(reader, messages);
        space = new SpaceGuard(options);
        space.fillBallast();
        writer = new Writer(
                files,
                space,
                head,
                fresh,
                streams,
                last.map(Envelope::recordedMillis).orElse(0L),
                options);
    }

    /**
     * Opens the book, made if missing.
     *
     * @throws FolderInUse when another process has it
     * @throws BookRefused when the files are damaged or those of another book
     */
    public static RocksEventStorageEngine open(EventLogOptions options, LedgerSerializer serializer) {
        FolderLock lock = FolderLock.take(options.folder);
        try {
            RocksFiles files = RocksFiles.open(options);
            Folders.sync(options.folder); // or a power cut could take the whole folder with what was acknowledged in it
            return new RocksEventStorageEngine(options, serializer, lock, files, newest(files));
        } catch (RocksDBException | IOException | IllegalStateException | IllegalArgumentException unusable) {
            lock.close();
            throw new BookRefused(options.book.text(), unusable);
        }
    }

    private static byte[] newest(RocksFiles files) throws RocksDBException {
        try (RocksIterator last = files.db.newIterator(files.events)) {
            last.seekToLast();
            last.status();
            return last.isValid() ? last.value() : new byte[0];
        }
    }

    public Book book() {
        return book;
    }

    /** How many events were read since the book was opened, by whomever: those of one read twice count twice. */
    public long eventsRead() {
        return reader.handedOut();
    }

    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        append(events);
    }

    /**
     * Appends all or none, and waits for the sync.
     *
     * @return the position of the last event
     * @throws org.axonframework.modelling.command.ConcurrencyException when a sequence or an event id is taken
     * @throws org.axonframework.modelling.command.AggregateStreamCreationException the same, at sequence 0
     * @throws org.regesta.ports.StorageFull when the disk's reserve is reached
     * @throws org.regesta.ports.Commands.OutcomeUnknown when the disk failed under it
     * @throws LogStopped when it failed before, or the log is closed
     */
    public long append(List<? extends EventMessage<?>> events) {
        List<Draft> drafts = new ArrayList<>(events.size());
        for (EventMessage<?> event : events) {
            drafts.add(Draft.of(book, event, serializer));
        }
        if (drafts.isEmpty()) {
            return head();
        }
        Append append = new Append(drafts);
        writer.submit(append);
        return append.await();
    }

    /** The position of the newest event, -1 when the book is empty. */
    public long head() {
        return head.position();
    }

    @Override
    public boolean awaitPosition(long position, long time, TimeUnit unit) throws InterruptedException {
        return head.await(position, time, unit);
    }

    @Override
    public void requireOpen() {
        if (head.closed()) {
            throw new LogStopped("the log is closed");
        }
    }

    /**
     * Every leaf from a position on, in order, up to the head as it stands at the call: {@link Leaf#decode} reads it.
     *
     * @return how many there were
     */
    public long forEachRaw(long from, RawConsumer each) {
        long end = head();
        long next = Math.max(0, from);
        while (next <= end) {
            next += reader.each(next, (int) Math.min(4096, end - next + 1), each);
        }
        return next - Math.max(0, from);
    }

    /** Leaves from a position on, in order: some of those asked for, none only behind the head. */
    public List<byte[]> raw(long from, int most) {
        return reader.batch(from, most);
    }

    /**
     * As {@link #raw}, one by one: each is let go before the next is read.
     *
     * @return how many there were
     */
    public int raw(long from, int most, RawConsumer each) {
        return reader.each(from, most, each);
    }

    /**
     * The hashes of leaves from a position on that were just written, of what was handed to the disk and not of what
     * it has: once, for the one who takes all in order. None where they are not at hand.
     */
    public List<byte[]> freshHashes(long from, int most) {
        return fresh.take(from, most);
    }

    /** Takes one leaf. */
    @FunctionalInterface
    public interface RawConsumer {
        void accept(long position, byte[] leaf);
    }

    /** The leaf at a position, if the book has one. */
    public Optional<byte[]> rawAt(long position) {
        return reader.at(position);
    }

    /** The leaf of an event id, if the book has it. */
    public Optional<byte[]> rawWithId(String eventId) {
        return reader.withId(eventId);
    }

    @Override
    public List<TrackedEventMessage<?>> messages(long from) {
        List<TrackedEventMessage<?>> read = new ArrayList<>();
        for (long position = from; read.size() < BATCH; position++) {
            TrackedEventMessage<?> known = recent.get((int) (position % RECENT));
            if (known == null || known.trackingToken().position().orElse(-1) != position) {
                break;
            }
            read.add(known);
        }
        if (!read.isEmpty()) {
            return read;
        }
        long young = head() - RECENT;
        for (byte[] leaf : reader.batch(from, BATCH)) {
            TrackedEventMessage<?> message = messages.tracked(leaf);
            long position = message.trackingToken().position().orElseThrow();
            if (position > young && leaf.length <= RECENT_BYTES_MAX) {
                recent.set((int) (position % RECENT), message);
            }
            read.add(message);
        }
        return read;
    }

    @Override
    public Waker waker() {
        return waker;
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken token, boolean mayBlock) {
        return stream(batches(positionAfter(token), 0, this::messages, RocksEventStorageEngine::after));
    }

    @Override
    public DomainEventStream readEvents(String stream, long firstSequence) {
        return DomainEventStream.of(stream(batches(
                firstSequence,
                Streams.BATCH,
                from -> streams.batch(stream, from),
                last -> last.getSequenceNumber() + 1)));
    }

    static long positionAfter(@Nullable TrackingToken token) {
        return token == null ? 0 : token.position().orElse(-1) + 1;
    }

    private static long after(TrackedEventMessage<?> message) {
        return message.trackingToken().position().orElseThrow() + 1;
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String stream) {
        return streams.lastSequence(stream);
    }

    /** No snapshots: 2,000 events load in some 20 ms. */
    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String stream) {
        return Optional.empty();
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new UnsupportedOperationException("this log keeps no snapshots");
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(-1);
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(head());
    }

    /** Stamps never go backwards, so the first event at or after an instant is found by halving. */
    @Override
    public TrackingToken createTokenAt(Instant instant) {
        long low = 0;
        long high = head() + 1;
        while (low < high) {
            long middle = (low + high) >>> 1;
            long recorded = reader.at(middle).map(Leaf::decode).orElseThrow().recordedMillis();
            if (recorded < instant.toEpochMilli()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return new GlobalSequenceTrackingToken(low - 1);
    }

    /** Takes no more, writes what is queued, waits for readers, lets go of the folder. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        writer.close();
        head.close();
        reader.close();
        streams.close();
        space.releaseBallastIfFull();
        files.settle();
        files.close();
        lock.close();
    }

    private static <T> Stream<T> stream(Iterator<T> each) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(each, Spliterator.ORDERED), false);
    }

    /** @param full a batch with fewer is the last */
    private static <T> Iterator<T> batches(long first, int full, LongFunction<List<T>> read, ToLongFunction<T> after) {
        return new Iterator<>() {
            private long next = first;
            private Iterator<T> batch = List.<T>of().iterator();
            private boolean last;

            @Override
            public boolean hasNext() {
                if (!batch.hasNext() && !last) {
                    List<T> more = read.apply(next);
                    last = more.size() < full;
                    batch = more.iterator();
                }
                return batch.hasNext();
            }

            @Override
            public T next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                T item = batch.next();
                next = after.applyAsLong(item);
                return item;
            }
        };
    }
}
