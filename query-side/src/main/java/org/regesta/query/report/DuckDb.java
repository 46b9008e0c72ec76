package org.regesta.query.report;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/** DuckDB in this process, for one report: it fetches and loads nothing from outside. */
final class DuckDb {

    private DuckDb() {}

    /** @param parquet the report's file; what does not fit into memory is spilled beside it */
    static DuckDBConnection open(Path parquet) throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        settings.setProperty("threads", "2");
        settings.setProperty("memory_limit", "256MB");
        settings.setProperty("temp_directory", parquet.toAbsolutePath() + ".spill");
        return DriverManager.getConnection("jdbc:duckdb:", settings).unwrap(DuckDBConnection.class);
    }

    static void run(DuckDBConnection db, String sql) throws SQLException {
        try (Statement statement = db.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A text as an SQL literal: where a statement takes no parameter. */
    static String literal(Path path) {
        return "'" + path.toString().replace("'", "''") + "'";
    }
}
