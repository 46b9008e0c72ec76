package org.regesta.server.wiring;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.axonserver.connector.event.axon.AxonServerEventStore;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.regesta.engine.eventlog.Capability;
import org.regesta.engine.eventlog.LedgerEventStore;
import org.regesta.engine.eventlog.LedgerSerializer;
import org.regesta.events.Book;
import org.regesta.server.Options.AxonServers;

/**
 * At scale: an Axon Server for each book. Its positions are dense; its stamps are the client's, and by default it
 * acknowledges before it has synced, so neither of these is declared.
 */
final class AxonServerBooks implements BookEngines {

    private static final Set<Capability> CAPABILITIES = Set.of(Capability.DENSE_POSITIONS);

    private final Map<Book, AxonServerConnectionManager> connections = new EnumMap<>(Book.class);
    private final Map<Book, LedgerEventStore> stores = new EnumMap<>(Book.class);

    AxonServerBooks(AxonServers servers, LedgerSerializer serializer) {
        open(Book.REGISTRY, servers.registry(), serializer);
        open(Book.ACCESS, servers.access(), serializer);
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
        AxonServerEventStore store = AxonServerEventStore.builder()
                .configuration(configuration)
                .platformConnectionManager(connection)
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .snapshotFilter(SnapshotFilter.allowAll())
                .build();
        connections.put(book, connection);
        stores.put(book, new LedgerEventStore(book, store, serializer, CAPABILITIES));
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
    public void close() {
        connections.values().forEach(AxonServerConnectionManager::shutdown);
    }
}
