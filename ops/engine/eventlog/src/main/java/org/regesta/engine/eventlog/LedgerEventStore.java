package org.regesta.engine.eventlog;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.axonframework.common.Registration;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.lifecycle.Lifecycle;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.jspecify.annotations.Nullable;
import org.regesta.events.Book;

/**
 * The only event store of its book, the same over every engine: what has no actor and no authority, or is not of the
 * ledger's form, does not pass. Reading goes straight through.
 */
public final class LedgerEventStore implements EventStore, Lifecycle {

    private final Book book;
    private final EventStore inner;
    private final LedgerSerializer serializer;
    private final Set<Capability> capabilities;
    private final Admission admission;

    /**
     * @param inner Axon's store over any engine; the engine must use this serializer and no upcaster chain
     * @param capabilities what that engine declares
     */
    public LedgerEventStore(Book book, EventStore inner, LedgerSerializer serializer, Set<Capability> capabilities) {
        this.book = book;
        this.inner = inner;
        this.serializer = serializer;
        this.capabilities = Set.copyOf(capabilities);
        this.admission = new Admission(book, serializer);
    }

    /** The embedded default: a book on this machine's disk. */
    public static LedgerEventStore over(RocksEventStorageEngine engine, LedgerSerializer serializer) {
        return new LedgerEventStore(
                engine.book(), new RocksEventStore(engine), serializer, RocksEventStorageEngine.CAPABILITIES);
    }

    public Book book() {
        return book;
    }

    public Set<Capability> capabilities() {
        return capabilities;
    }

    /** @throws IllegalStateException when the engine does not declare it */
    public void require(Capability capability) {
        if (!capabilities.contains(capability)) {
            throw new IllegalStateException(
                    "the engine of the " + book.text() + " book does not declare " + capability + ": choose another");
        }
    }

    EventStore inner() {
        return inner;
    }

    LedgerSerializer serializer() {
        return serializer;
    }

    /** @throws NotAdmitted when one is not of the ledger's form: then none is published */
    @Override
    public void publish(List<? extends EventMessage<?>> events) {
        if (Watch.current().map(watch -> watch.takes(events)).orElse(false)) {
            return;
        }
        events.forEach(admission::check);
        List<EventMessage<?>> named = new ArrayList<>(events.size());
        for (EventMessage<?> event : events) {
            named.add(event instanceof DomainEventMessage<?> inStream ? withoutJavaName(inStream) : event);
        }
        inner.publish(named);
    }

    /** Engines that store Axon's aggregate type get the stream's prefix instead of a class name. */
    private static <T> DomainEventMessage<T> withoutJavaName(DomainEventMessage<T> event) {
        String stream = event.getAggregateIdentifier();
        return new GenericDomainEventMessage<>(
                Messages.feature(stream), stream, event.getSequenceNumber(), event, event.getTimestamp());
    }

    @Override
    public DomainEventStream readEvents(String stream) {
        return truncated(stream, inner.readEvents(stream));
    }

    @Override
    public DomainEventStream readEvents(String stream, long firstSequence) {
        return truncated(stream, inner.readEvents(stream, firstSequence));
    }

    private static DomainEventStream truncated(String stream, DomainEventStream events) {
        return Watch.current().map(watch -> watch.asItWas(stream, events)).orElse(events);
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String stream) {
        return inner.lastSequenceNumberFor(stream);
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return inner.openStream(token);
    }

    /** Snapshots are copies of state beside the record: the ledger has none. */
    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new UnsupportedOperationException("the ledger keeps no snapshots");
    }

    @Override
    public Registration subscribe(Consumer<List<? extends EventMessage<?>>> processor) {
        return inner.subscribe(processor);
    }

    /** They would run behind the checks and could change what was checked. */
    @Override
    public Registration registerDispatchInterceptor(
            MessageDispatchInterceptor<? super EventMessage<?>> dispatchInterceptor) {
        throw new UnsupportedOperationException("events of the ledger pass no dispatch interceptor");
    }

    @Override
    public TrackingToken createTailToken() {
        return inner.createTailToken();
    }

    @Override
    public TrackingToken createHeadToken() {
        return inner.createHeadToken();
    }

    @Override
    public TrackingToken createTokenAt(Instant instant) {
        return inner.createTokenAt(instant);
    }

    @Override
    public TrackingToken createTokenSince(Duration duration) {
        return inner.createTokenSince(duration);
    }

    @Override
    public void registerLifecycleHandlers(LifecycleRegistry registry) {
        if (inner instanceof Lifecycle living) {
            living.registerLifecycleHandlers(registry);
        }
    }
}
