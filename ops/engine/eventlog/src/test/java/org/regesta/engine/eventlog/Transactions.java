package org.regesta.engine.eventlog;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.regesta.testkit.PostgresCluster;

/** A connection per thread and transaction: what a container would do around Axon's JDBC engine. */
final class Transactions implements TransactionManager, ConnectionProvider, AutoCloseable {

    private final PostgresCluster cluster;
    private final Queue<Connection> idle = new ConcurrentLinkedQueue<>();
    private final ThreadLocal<Connection> current = new ThreadLocal<>();

    Transactions(PostgresCluster cluster) {
        this.cluster = cluster;
    }

    private Connection take() throws SQLException {
        Connection connection = idle.poll();
        return connection != null
                ? connection
                : DriverManager.getConnection(cluster.jdbcUrl(), cluster.user(), cluster.password());
    }

    @Override
    public Transaction startTransaction() {
        if (current.get() != null) {
            return new Joined();
        }
        try {
            Connection connection = take();
            connection.setAutoCommit(false);
            current.set(connection);
            return new Own(connection);
        } catch (SQLException unreachable) {
            throw new IllegalStateException(unreachable);
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection bound = current.get();
        if (bound != null) {
            return uncloseable(bound, () -> {});
        }
        Connection alone = take();
        alone.setAutoCommit(true);
        return uncloseable(alone, () -> idle.add(alone));
    }

    private static Connection uncloseable(Connection real, Runnable onClose) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        onClose.run();
                        return null;
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }

    private final class Own implements Transaction {
        private final Connection connection;

        Own(Connection connection) {
            this.connection = connection;
        }

        @Override
        public void commit() {
            end(true);
        }

        @Override
        public void rollback() {
            end(false);
        }

        private void end(boolean commit) {
            current.remove();
            try {
                if (commit) {
                    connection.commit();
                } else {
                    connection.rollback();
                }
                idle.add(connection);
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        }
    }

    private static final class Joined implements Transaction {
        @Override
        public void commit() {}

        @Override
        public void rollback() {}
    }

    @Override
    public void close() {
        for (Connection connection = idle.poll(); connection != null; connection = idle.poll()) {
            try {
                connection.close();
            } catch (SQLException gone) {
                throw new IllegalStateException(gone);
            }
        }
    }
}
