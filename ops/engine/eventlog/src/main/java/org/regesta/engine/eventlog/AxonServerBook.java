package org.regesta.engine.eventlog;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.axonserver.connector.event.axon.AxonServerEventStore;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.regesta.events.Book;
import org.regesta.ports.Commands;

/**
 * One book on an Axon Server. Its positions are dense; its stamps are the client's, and by default it acknowledges
 * before it has synced, so neither of these is declared. It refuses a sequence that is taken, but looks at no event's
 * id.
 */
public final class AxonServerBook implements AutoCloseable {

    static final Set<Capability> CAPABILITIES = Set.of(Capability.DENSE_POSITIONS);

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final AxonServerConnectionManager connection;
    private final LedgerEventStore store;

    private AxonServerBook(AxonServerConnectionManager connection, LedgerEventStore store) {
        this.connection = connection;
        this.store = store;
    }

    /**
     * Connects, and waits up to ten seconds for an answer.
     *
     * @param server {@code host:port} of its gRPC port
     * @return nothing when it does not answer
     */
    public static Optional<AxonServerBook> open(Book book, String server, LedgerSerializer serializer) {
        AxonServerConfiguration configuration = AxonServerConfiguration.builder()
                .servers(server)
                .componentName("regesta-" + book.text())
                .suppressDownloadMessage()
                .build();
        AxonServerConnectionManager connection = AxonServerConnectionManager.builder()
                .axonServerConfiguration(configuration)
                .build();
        connection.start();
        if (!answers(connection)) {
            connection.shutdown();
            return Optional.empty();
        }
        AxonServerEventStore.Builder builder = AxonServerEventStore.builder()
                .configuration(configuration)
                .platformConnectionManager(connection)
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .snapshotFilter(SnapshotFilter.allowAll());
        builder.build(); // gives the builder its storage engine
        Store store = new Store(builder);
        return Optional.of(new AxonServerBook(connection, new LedgerEventStore(book, store, serializer, CAPABILITIES)));
    }

    private static boolean answers(AxonServerConnectionManager connection) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!connection.getConnection().isConnected()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return true;
    }

    public LedgerEventStore store() {
        return store;
    }

    @Override
    public void close() {
        connection.shutdown();
    }

    /**
     * Appends when the unit of work prepares its commit, as every other engine does, and says what came of it in the
     * ledger's words: the connector would append after that, and let gRPC's own exception through.
     */
    private static final class Store extends AxonServerEventStore {

        Store(Builder builder) {
            super(builder);
        }

        @Override
        protected void prepareCommit(List<? extends EventMessage<?>> events) {
            try {
                OutsideUnitOfWork.call(() -> {
                    super.prepareCommit(events);
                    return true;
                });
            } catch (StatusRuntimeException failed) {
                throw meaning(failed, events);
            }
        }

        private static RuntimeException meaning(StatusRuntimeException failed, List<? extends EventMessage<?>> events) {
            if (failed.getStatus().getCode() != Status.Code.OUT_OF_RANGE) {
                return new Commands.OutcomeUnknown("the Axon Server failed under an append: "
                        + failed.getStatus().getCode());
            }
            boolean first = events.stream()
                    .anyMatch(event -> event instanceof DomainEventMessage<?> at && at.getSequenceNumber() == 0);
            String taken = "a sequence is not the next one of its stream";
            return first
                    ? new AggregateStreamCreationException(taken, failed)
                    : new ConcurrencyException(taken, failed);
        }
    }
}
