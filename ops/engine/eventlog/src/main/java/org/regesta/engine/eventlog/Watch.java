package org.regesta.engine.eventlog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;

/**
 * What {@link CommandIdInterceptor} asks of the event store while one command is handled. It lies in the command's
 * unit of work, where {@link LedgerEventStore} finds it.
 */
sealed interface Watch {

    /** Whether the watch takes the published events for itself: then they go no further. */
    boolean takes(List<? extends EventMessage<?>> events);

    /** A stream as the handler may see it. */
    DomainEventStream asItWas(String stream, DomainEventStream events);

    /** Lets one unit of work be watched. */
    default void over(UnitOfWork<?> unitOfWork) {
        unitOfWork.resources().put(Watch.class.getName(), this);
    }

    static Optional<Watch> current() {
        return CurrentUnitOfWork.map(unitOfWork -> unitOfWork.getResource(Watch.class.getName()));
    }

    /**
     * The first time: events of the stream must follow at once what was known when its command ids were looked at,
     * else a twin of this command may have come between, through another node.
     */
    final class First implements Watch {
        private final String stream;
        private long next;

        First(String stream, long knownLast) {
            this.stream = stream;
            this.next = knownLast + 1;
        }

        @Override
        public boolean takes(List<? extends EventMessage<?>> events) {
            for (EventMessage<?> event : events) {
                if (event instanceof DomainEventMessage<?> inStream
                        && inStream.getAggregateIdentifier().equals(stream)) {
                    if (inStream.getSequenceNumber() != next) {
                        throw new ConcurrencyException("the stream " + stream + " moved on");
                    }
                    next++;
                }
            }
            return false;
        }

        @Override
        public DomainEventStream asItWas(String asked, DomainEventStream events) {
            return events;
        }
    }

    /**
     * A retry: the handler sees the stream as it was before a sequence, and what it decides is collected, not
     * published.
     */
    record Again(String stream, long before, List<Object> decided) implements Watch {

        Again(String stream, long before) {
            this(stream, before, new ArrayList<>());
        }

        @Override
        public boolean takes(List<? extends EventMessage<?>> events) {
            events.forEach(event -> decided.add(event.getPayload()));
            return true;
        }

        @Override
        public DomainEventStream asItWas(String asked, DomainEventStream events) {
            if (!asked.equals(stream)) {
                return events;
            }
            List<DomainEventMessage<?>> earlier = new ArrayList<>();
            while (events.hasNext() && events.peek().getSequenceNumber() < before) {
                earlier.add(events.next());
            }
            return DomainEventStream.of(earlier);
        }
    }
}
