package org.regesta.saga.registration;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.axonframework.common.Registration;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.regesta.events.Book;
import org.regesta.ports.Recorded;
import org.regesta.testkit.memory.InMemoryLedger;

/**
 * Lets Axon's repositories read from and append to books in memory. What a command published is appended at once, or
 * not.
 */
final class LedgerEventStore implements EventStore {

    private final InMemoryLedger ledger;

    LedgerEventStore(InMemoryLedger ledger) {
        this.ledger = ledger;
    }

    /** An event as Axon would deliver it. */
    static DomainEventMessage<?> message(Recorded recorded) {
        return new GenericDomainEventMessage<>(
                recorded.stream().substring(0, recorded.stream().indexOf(':')),
                recorded.stream(),
                recorded.sequence(),
                recorded.payload(),
                recorded.envelope().metadata(),
                recorded.eventId(),
                Instant.ofEpochMilli(recorded.envelope().recordedMillis()));
    }

    @Override
    public DomainEventStream readEvents(String stream) {
        return DomainEventStream.of(
                ledger.stream(Book.REGISTRY, stream).stream().map(LedgerEventStore::message));
    }

    @Override
    public void publish(List<? extends EventMessage<?>> events) {
        UnitOfWork<?> command = CurrentUnitOfWork.get();
        Map<String, String> by = command.getMessage().getMetaData().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, e -> String.valueOf(e.getValue()), (a, b) -> a, TreeMap::new));
        command.onPrepareCommit(done -> events.forEach(event -> {
            DomainEventMessage<?> domain = (DomainEventMessage<?>) event;
            ledger.append(Book.REGISTRY, domain.getAggregateIdentifier(), domain.getPayload(), by);
        }));
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new UnsupportedOperationException();
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(TrackingToken token) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Registration subscribe(Consumer<List<? extends EventMessage<?>>> processor) {
        return () -> true;
    }

    @Override
    public Registration registerDispatchInterceptor(MessageDispatchInterceptor<? super EventMessage<?>> interceptor) {
        return () -> true;
    }
}
