package org.regesta.engine.eventlog;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import java.util.function.Predicate;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.serialization.SerializationException;
import org.jspecify.annotations.Nullable;
import org.regesta.events.Book;
import org.regesta.events.Envelope;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;

/** {@link Ledger} over the event store of each book, whatever engine lies under it. */
public final class AxonLedger implements Ledger {

    private static final int PATIENCE_MILLIS = 1000;

    private final Map<Book, LedgerEventStore> books = new EnumMap<>(Book.class);
    private final RecordedEvents recorded;

    public AxonLedger(List<LedgerEventStore> books, LedgerSerializer serializer) {
        books.forEach(store -> this.books.put(store.book(), store));
        this.recorded = new RecordedEvents(serializer);
    }

    @Override
    public List<Recorded> stream(Book book, String streamId) {
        return stream(book, streamId, 0);
    }

    @Override
    public List<Recorded> stream(Book book, String streamId, long fromSequence) {
        List<Recorded> events = new ArrayList<>();
        DomainEventStream stream = store(book).readEvents(streamId, fromSequence);
        while (stream.hasNext()) {
            DomainEventMessage<?> event = stream.next();
            events.add(recorded.of(book, positionOf(book, event), event));
        }
        return events;
    }

    /**
     * A stream from a sequence on, whether or not this release reads it.
     *
     * @param to says whether it takes another
     */
    void envelopes(Book book, String streamId, long fromSequence, Predicate<Envelope> to) {
        DomainEventStream stream = store(book).readEvents(streamId, fromSequence);
        boolean more = true;
        while (more && stream.hasNext()) {
            DomainEventMessage<?> event = stream.next();
            more = to.test(recorded.envelope(book, positionOf(book, event), event));
        }
    }

    @Override
    public Recorded event(Book book, String streamId, long sequence) {
        DomainEventMessage<?> event = store(book).readEvents(streamId, sequence).next();
        return recorded.of(book, positionOf(book, event), event);
    }

    /** From the end on, and without what stands around the payloads: most of a long stream is never looked at. */
    @Override
    public <E> Optional<E> newest(Book book, String streamId, Class<E> kind) {
        List<DomainEventMessage<?>> all = new ArrayList<>();
        store(book).readEvents(streamId).forEachRemaining(all::add);
        for (DomainEventMessage<?> event : all.reversed()) {
            if (kind.isInstance(event.getPayload())) {
                return Optional.of(kind.cast(event.getPayload()));
            }
        }
        return Optional.empty();
    }

    /**
     * Our engine gives a stream's events with their tokens; over others the position is looked for around the stamp.
     */
    private long positionOf(Book book, DomainEventMessage<?> event) {
        if (event instanceof TrackedEventMessage<?> tracked) {
            return Tokens.position(tracked.trackingToken());
        }
        long[] found = {-1};
        walk(book, store(book).createTokenAt(event.getTimestamp()), candidate -> {
            if (candidate.getIdentifier().equals(event.getIdentifier())) {
                found[0] = Tokens.position(candidate.trackingToken());
            }
            return found[0] < 0;
        });
        if (found[0] < 0) {
            throw new EventStoreException(
                    "event " + event.getIdentifier() + " stands in its stream but not in its book");
        }
        return found[0];
    }

    @Override
    public void read(Book book, long fromPosition, Consumer<Recorded> to) {
        each(
                book,
                fromPosition,
                Integer.MAX_VALUE,
                (message, position) -> to.accept(recorded.of(book, position, message)));
    }

    @Override
    public void read(
            Book book, long fromPosition, Consumer<Recorded> to, BiConsumer<Envelope, RuntimeException> unreadable) {
        each(book, fromPosition, Integer.MAX_VALUE, (message, position) -> {
            Envelope envelope = recorded.envelope(book, position, message);
            Object payload;
            try {
                payload = message.getPayload();
            } catch (SerializationException notOfThisRelease) {
                unreadable.accept(envelope, notOfThisRelease);
                return;
            }
            to.accept(new Recorded(envelope, payload));
        });
    }

    /** Events from a position on, as many as are asked for and at hand, whether or not this release reads them. */
    public void envelopes(Book book, long fromPosition, int most, Consumer<Envelope> to) {
        each(book, fromPosition, most, (message, position) -> to.accept(recorded.envelope(book, position, message)));
    }

    private void each(Book book, long fromPosition, int most, ObjLongConsumer<TrackedEventMessage<?>> to) {
        long end = Math.min(head(book), fromPosition + most - 1L);
        if (fromPosition > end) {
            return;
        }
        walk(book, Tokens.before(store(book), fromPosition), message -> {
            long position = Tokens.position(message.trackingToken());
            if (position <= end) {
                to.accept(message, position);
            }
            return position < end;
        });
    }

    @Override
    public long head(Book book) {
        return Tokens.head(store(book));
    }

    @Override
    public Optional<Recorded> at(Book book, long position) {
        List<Recorded> found = new ArrayList<>();
        if (position >= 0 && position <= head(book)) {
            walk(book, Tokens.before(store(book), position), message -> {
                if (Tokens.position(message.trackingToken()) == position) {
                    found.add(recorded.of(book, position, message));
                }
                return false;
            });
        }
        return found.stream().findFirst();
    }

    @FunctionalInterface
    private interface Step {
        /** Whether to go on. */
        boolean on(TrackedEventMessage<?> message);
    }

    private void walk(Book book, @Nullable TrackingToken from, Step step) {
        try (BlockingStream<TrackedEventMessage<?>> stream = store(book).openStream(from)) {
            while (stream.hasNextAvailable(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                if (!step.on(stream.nextAvailable())) {
                    return;
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new EventStoreException("interrupted while reading the " + book.text() + " book", stop);
        }
    }

    private LedgerEventStore store(Book book) {
        LedgerEventStore store = books.get(book);
        if (store == null) {
            throw new IllegalStateException("the " + book.text() + " book is not open here");
        }
        return store;
    }
}
