package org.regesta.bench.eventlog;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.ConnectionWrapperFactory;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.jspecify.annotations.Nullable;

/** One transaction per append, on a pooled connection bound to the thread. */
final class Transactions implements TransactionManager, ConnectionProvider {

    private final HikariDataSource pool;
    private final ThreadLocal<@Nullable Connection> bound = new ThreadLocal<>();

    Transactions(HikariDataSource pool) {
        this.pool = pool;
    }

    @Override
    public Transaction startTransaction() {
        if (bound.get() != null) {
            return new Ending(() -> {}, () -> {});
        }
        try {
            Connection connection = pool.getConnection();
            bound.set(connection);
            return new Ending(() -> end(connection, true), () -> end(connection, false));
        } catch (SQLException unreachable) {
            throw new IllegalStateException(unreachable);
        }
    }

    private void end(Connection connection, boolean well) {
        bound.remove();
        try (connection) {
            if (well) {
                connection.commit();
            } else {
                connection.rollback();
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection own = bound.get();
        return own == null ? pool.getConnection() : ConnectionWrapperFactory.wrap(own, new KeptOpen());
    }

    private record Ending(Runnable well, Runnable badly) implements Transaction {
        @Override
        public void commit() {
            well.run();
        }

        @Override
        public void rollback() {
            badly.run();
        }
    }

    private static final class KeptOpen implements ConnectionWrapperFactory.ConnectionCloseHandler {
        @Override
        public void close(Connection delegate) {
            // the transaction closes it
        }

        @Override
        public void commit(Connection delegate) {
            // the transaction commits it
        }
    }
}
