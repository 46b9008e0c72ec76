package org.regesta.engine.eventlog;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import org.axonframework.common.Registration;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.jspecify.annotations.Nullable;
import org.regesta.events.Book;
import org.regesta.ports.BookLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A book of a house that this process does not keep: it reads and follows, and appends nothing. One thread waits at the
 * house for what is new, for all who follow; while the house does not answer, they wait.
 */
public final class HouseBook implements EventStore, Tailed, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HouseBook.class);

    private static final Duration WAIT = Duration.ofSeconds(2);
    private static final long PAUSE_MILLIS = 500;
    private static final int RECENT = 1024;

    private final Book book;
    private final BookLine line;
    private final Messages messages;
    private final Head head;
    private final Waker waker;
    private final AtomicReferenceArray<@Nullable TrackedEventMessage<?>> recent = new AtomicReferenceArray<>(RECENT);

    private HouseBook(Book book, BookLine line, LedgerSerializer serializer) {
        this.book = book;
        this.line = line;
        this.messages = new Messages(serializer);
        this.head = new Head(line.head(book));
        this.waker = new Waker(head, book.text());
        Thread.ofPlatform().daemon().name("house-" + book.text()).start(this::follow);
    }

    /**
     * Begins to follow.
     *
     * @throws RuntimeException of the line, when the house does not answer
     */
    public static HouseBook open(Book book, BookLine line, LedgerSerializer serializer) {
        return new HouseBook(book, line, serializer);
    }

    /** The store over it. What it declares is what a reader may rely on. */
    public LedgerEventStore store(LedgerSerializer serializer) {
        return new LedgerEventStore(book, this, serializer, Set.of(Capability.DENSE_POSITIONS));
    }

    private void follow() {
        boolean away = false;
        while (!head.closed()) {
            try {
                for (byte[] leaf : line.after(book, head.position(), WAIT)) {
                    TrackedEventMessage<?> message = messages.tracked(leaf);
                    long position = message.trackingToken().position().orElseThrow();
                    recent.set((int) (position % RECENT), message);
                    head.moveTo(position);
                }
                if (away) {
                    LOG.info("the house's {} book is followed again", book.text());
                }
                away = false;
            } catch (RuntimeException unreachable) { // the house is down or restarts: what is new comes when it is back
                if (!away && !head.closed()) {
                    LOG.warn("the house's {} book cannot be followed: {}", book.text(), unreachable.getMessage());
                }
                away = true;
                pause();
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public List<TrackedEventMessage<?>> messages(long from) {
        List<TrackedEventMessage<?>> read = new ArrayList<>();
        for (long position = from; position <= head.position(); position++) {
            TrackedEventMessage<?> known = recent.get((int) (position % RECENT));
            if (known == null || known.trackingToken().position().orElse(-1) != position) {
                break;
            }
            read.add(known);
        }
        if (read.isEmpty() && from <= head.position()) {
            line.after(book, from - 1, Duration.ZERO).forEach(leaf -> read.add(messages.tracked(leaf)));
        }
        return read;
    }

    @Override
    public boolean awaitPosition(long position, long time, TimeUnit unit) throws InterruptedException {
        return head.await(position, time, unit);
    }

    @Override
    public void requireOpen() {
        if (head.closed()) {
            throw new LogStopped("the house's book is followed no more");
        }
    }

    @Override
    public Waker waker() {
        return waker;
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return new Tail(this, RocksEventStorageEngine.positionAfter(token));
    }

    @Override
    public DomainEventStream readEvents(String stream) {
        return readEvents(stream, 0);
    }

    @Override
    public DomainEventStream readEvents(String stream, long firstSequence) {
        List<DomainEventMessage<?>> all = new ArrayList<>();
        List<byte[]> leaves = line.stream(book, stream, firstSequence);
        while (!leaves.isEmpty()) {
            for (byte[] leaf : leaves) {
                all.add((DomainEventMessage<?>) messages.tracked(leaf));
            }
            leaves = line.stream(book, stream, all.getLast().getSequenceNumber() + 1);
        }
        return DomainEventStream.of(all);
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String stream) {
        return line.lastSequence(book, stream).stream().boxed().findFirst();
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(-1);
    }

    /** The house's own head, asked for. */
    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(line.head(book));
    }

    @Override
    public TrackingToken createTokenAt(Instant instant) {
        throw new UnsupportedOperationException("instants are looked for in the house");
    }

    @Override
    public TrackingToken createTokenSince(Duration duration) {
        throw new UnsupportedOperationException("instants are looked for in the house");
    }

    @Override
    public void publish(List<? extends EventMessage<?>> events) {
        throw new UnsupportedOperationException("the house alone appends to its books");
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new UnsupportedOperationException("the ledger keeps no snapshots");
    }

    @Override
    public Registration subscribe(Consumer<List<? extends EventMessage<?>>> processor) {
        throw new UnsupportedOperationException("who follows a house's book reads its stream");
    }

    @Override
    public Registration registerDispatchInterceptor(
            MessageDispatchInterceptor<? super EventMessage<?>> dispatchInterceptor) {
        throw new UnsupportedOperationException("events of the ledger pass no dispatch interceptor");
    }

    /** Nobody waits any more. */
    @Override
    public void close() {
        head.close();
    }
}
