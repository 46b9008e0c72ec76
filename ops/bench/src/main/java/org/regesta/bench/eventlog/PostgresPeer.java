package org.regesta.bench.eventlog;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.regesta.bench.Cpu;
import org.regesta.engine.eventlog.Capability;
import org.regesta.engine.eventlog.LedgerEventStore;
import org.regesta.engine.eventlog.LedgerSerializer;
import org.regesta.events.Book;
import org.regesta.testkit.PostgresCluster;

/** Axon's JDBC engine on a PostgreSQL of its own, as Debian ships it: fsync and synchronous_commit on. */
final class PostgresPeer implements Peer {

    private static final int CONNECTIONS_MAX = 64;

    private final PostgresCluster cluster;
    private final HikariDataSource pool;
    private final EmbeddedEventStore inner;
    private final LedgerEventStore store;

    PostgresPeer(Path folder) {
        cluster = PostgresCluster.startIn(folder);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(cluster.jdbcUrl());
        config.setUsername(cluster.user());
        config.setPassword(cluster.password());
        config.setMaximumPoolSize(CONNECTIONS_MAX);
        config.setAutoCommit(false);
        pool = new HikariDataSource(config);
        Transactions transactions = new Transactions(pool);
        LedgerSerializer serializer = new LedgerSerializer();
        JdbcEventStorageEngine engine = JdbcEventStorageEngine.builder()
                .connectionProvider(transactions)
                .transactionManager(transactions)
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .persistenceExceptionResolver(PostgresPeer::duplicateKey)
                .build();
        transactions.executeInTransaction(() -> engine.createSchema(PostgresEventTableFactory.INSTANCE));
        inner = EmbeddedEventStore.builder().storageEngine(engine).build();
        store = new LedgerEventStore(Book.REGISTRY, inner, serializer, Set.of(Capability.SYNCED_ACKNOWLEDGEMENT));
    }

    private static boolean duplicateKey(Exception exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && "23505".equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public LedgerEventStore store() {
        return store;
    }

    @Override
    public Duration cpu() {
        return Cpu.used().plus(cluster.cpuTime());
    }

    @Override
    public void close() {
        inner.shutDown();
        pool.close();
        cluster.close();
    }
}
