package org.regesta.engine.eventlog;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.axonframework.common.Registration;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.regesta.ports.Commands;

/** A store whose first acknowledgement gets lost: the events stand there, but nobody could say so. */
final class ForgetfulStore implements EventStore {

    private final EventStore inner;
    private final AtomicBoolean first = new AtomicBoolean(true);

    ForgetfulStore(EventStore inner) {
        this.inner = inner;
    }

    @Override
    public void publish(List<? extends EventMessage<?>> events) {
        inner.publish(events);
        if (first.getAndSet(false)) {
            CurrentUnitOfWork.get().onPrepareCommit(appended -> {
                throw new Commands.OutcomeUnknown("the acknowledgement was lost");
            });
        }
    }

    @Override
    public DomainEventStream readEvents(String stream) {
        return inner.readEvents(stream);
    }

    @Override
    public DomainEventStream readEvents(String stream, long firstSequence) {
        return inner.readEvents(stream, firstSequence);
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String stream) {
        return inner.lastSequenceNumberFor(stream);
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        inner.storeSnapshot(snapshot);
    }

    @Override
    public Registration subscribe(Consumer<List<? extends EventMessage<?>>> processor) {
        return inner.subscribe(processor);
    }

    @Override
    public Registration registerDispatchInterceptor(MessageDispatchInterceptor<? super EventMessage<?>> interceptor) {
        return inner.registerDispatchInterceptor(interceptor);
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(TrackingToken token) {
        return inner.openStream(token);
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
}
