package org.regesta.server.wiring;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.axonserver.connector.event.axon.AxonServerEventStore;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.regesta.engine.eventlog.AxonLedger;
import org.regesta.engine.eventlog.Capability;
import org.regesta.engine.eventlog.LedgerEventStore;
import org.regesta.engine.eventlog.LedgerSerializer;
import org.regesta.engine.notary.Leaves;
import org.regesta.events.Book;
import org.regesta.events.Leaf;
import org.regesta.server.Options.AxonServers;

/**
 * At scale: an Axon Server for each book. Its positions are dense; its stamps are the client's, and by default it
 * acknowledges before it has synced, so neither of these is declared.
 */
final class AxonServerBooks implements BookEngines {

    private static final Set<Capability> CAPABILITIES = Set.of(Capability.DENSE_POSITIONS);

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Map<Book, AxonServerConnectionManager> connections = new EnumMap<>(Book.class);
    private final Map<Book, LedgerEventStore> stores = new EnumMap<>(Book.class);
    private final AxonLedger ledger;

    /** @throws BooksUnreachable when one of them does not answer within ten seconds */
    AxonServerBooks(AxonServers servers, LedgerSerializer serializer) {
        open(Book.REGISTRY, servers.registry(), serializer);
        open(Book.ACCESS, servers.access(), serializer);
        ledger = new AxonLedger(List.copyOf(stores.values()), serializer);
    }

    private void open(Book book, String server, LedgerSerializer serializer) {
        AxonServerConfiguration configuration = AxonServerConfiguration.builder()
                .servers(server)
                .componentName("regesta-" + book.text())
                .suppressDownloadMessage()
                .build();
        AxonServerConnectionManager connection = AxonServerConnectionManager.builder()
                .axonServerConfiguration(configuration)
                .build();
        connection.start();
        connections.put(book, connection);
        try {
            awaitAnswer(book, server, connection);
        } catch (BooksUnreachable silent) {
            close();
            throw silent;
        }
        AxonServerEventStore store = AxonServerEventStore.builder()
                .configuration(configuration)
                .platformConnectionManager(connection)
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .snapshotFilter(SnapshotFilter.allowAll())
                .build();
        stores.put(book, new LedgerEventStore(book, store, serializer, CAPABILITIES));
    }

    private static void awaitAnswer(Book book, String server, AxonServerConnectionManager connection) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!connection.getConnection().isConnected()) {
            if (System.nanoTime() > end) {
                throw new BooksUnreachable(book.text(), server);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    @Override
    public LedgerEventStore store(Book book) {
        LedgerEventStore store = stores.get(book);
        if (store == null) {
            throw new IllegalStateException("no Axon Server for " + book);
        }
        return store;
    }

    @Override
    public Leaves leaves(Book book) {
        return new Leaves() {
            @Override
            public long count() {
                return ledger.head(book) + 1;
            }

            @Override
            public void read(long from, int most, Each to) {
                ledger.envelopes(book, from, most, event -> to.leaf(event.position(), Leaf.encode(event)));
            }
        };
    }

    /** Axon Server keeps no index of event ids that could be asked: the book is read through. */
    @Override
    public OptionalLong position(Book book, String eventId) {
        long[] found = {-1};
        ledger.envelopes(book, 0, Integer.MAX_VALUE, event -> {
            if (event.eventId().equals(eventId)) {
                found[0] = event.position();
            }
        });
        return found[0] < 0 ? OptionalLong.empty() : OptionalLong.of(found[0]);
    }

    @Override
    public void close() {
        connections.values().forEach(AxonServerConnectionManager::shutdown);
    }
}
