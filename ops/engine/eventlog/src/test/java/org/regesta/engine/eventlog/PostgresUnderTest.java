package org.regesta.engine.eventlog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.regesta.events.Book;
import org.regesta.testkit.PostgresCluster;

/** Axon's own JDBC engine on PostgreSQL, a table per book. */
final class PostgresUnderTest implements EngineUnderTest {

    private final SteppingClock clock = new SteppingClock(1_800_000_000_000L);
    private final LedgerSerializer serializer = new LedgerSerializer();
    private final Transactions transactions;
    private final Map<Book, EmbeddedEventStore> stores = new EnumMap<>(Book.class);

    PostgresUnderTest(PostgresCluster cluster) throws SQLException {
        transactions = new Transactions(cluster);
        try (Connection connection = transactions.getConnection();
                Statement statement = connection.createStatement()) {
            for (Book book : Book.values()) {
                statement.execute("DROP TABLE IF EXISTS " + schema(book).domainEventTable());
                statement.execute("DROP TABLE IF EXISTS " + schema(book).snapshotTable());
            }
        }
    }

    private static EventSchema schema(Book book) {
        return EventSchema.builder()
                .eventTable(book.text() + "_events")
                .snapshotTable(book.text() + "_snapshots")
                .build();
    }

    @Override
    public synchronized LedgerEventStore store(Book book) {
        return new LedgerEventStore(
                book, stores.computeIfAbsent(book, this::open), serializer, Set.of(Capability.SYNCED_ACKNOWLEDGEMENT));
    }

    private EmbeddedEventStore open(Book book) {
        JdbcEventStorageEngine engine = JdbcEventStorageEngine.builder()
                .connectionProvider(transactions)
                .transactionManager(transactions)
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .schema(schema(book))
                .persistenceExceptionResolver(duplicateKey())
                .build();
        engine.createSchema(PostgresEventTableFactory.INSTANCE);
        return embedded(engine);
    }

    static EmbeddedEventStore embedded(EventStorageEngine engine) {
        return EmbeddedEventStore.builder().storageEngine(engine).build();
    }

    private static PersistenceExceptionResolver duplicateKey() {
        return exception -> {
            for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLException sql && "23505".equals(sql.getSQLState())) {
                    return true;
                }
            }
            return false;
        };
    }

    @Override
    public boolean syncsBeforeItAcknowledges() {
        return setting("fsync").equals("on") && setting("synchronous_commit").equals("on");
    }

    private String setting(String name) {
        try (Connection connection = transactions.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SHOW " + name)) {
            result.next();
            return result.getString(1);
        } catch (SQLException unreachable) {
            throw new IllegalStateException(unreachable);
        }
    }

    @Override
    public SteppingClock clock() {
        return clock;
    }

    @Override
    public synchronized void reopen() {
        stores.values().forEach(EmbeddedEventStore::shutDown);
        stores.clear();
    }

    @Override
    public void close() {
        reopen();
        transactions.close();
    }
}
