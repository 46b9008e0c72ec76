package org.regesta.query.report;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.regesta.events.Book;
import org.regesta.ports.Ledger;
import org.springframework.stereotype.Component;

/**
 * Enrolments by day, centre and age group. The registry is replayed into a Parquet file of one row per packet
 * received: {@code
 * day} (UTC, when the packet was made), {@code centre}, {@code age_group}, {@code outcome}. No row says whose it is.
 */
@Component
public class EnrolmentReport {

    private static final String STEPS =
            "CREATE TABLE steps (rid VARCHAR, day DATE, centre VARCHAR, age_group VARCHAR, outcome VARCHAR)";

    private static final String FACTS = """
            COPY (
                SELECT max(day) AS day, max(centre) AS centre, coalesce(max(age_group), 'UNKNOWN') AS age_group,
                       coalesce(max(outcome), 'UNDER_WAY') AS outcome
                FROM steps GROUP BY rid
                HAVING max(day) IS NOT NULL AND count(*) FILTER (WHERE outcome = 'NO_ENROLMENT') = 0 ORDER BY ALL
            ) TO %s (FORMAT parquet)
            """;

    private static final String ROWS = """
            SELECT day, centre, age_group, count(*),
                   count(*) FILTER (WHERE outcome = 'ISSUED'), count(*) FILTER (WHERE outcome LIKE 'REJECTED%'),
                   count(*) FILTER (WHERE outcome = 'UNDER_WAY')
            FROM read_parquet(?) WHERE day BETWEEN ? AND ? GROUP BY ALL ORDER BY day, centre, age_group
            """;

    private final Ledger ledger;

    public EnrolmentReport(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Told while the registry is read: how many of how many events. */
    public interface Progress {
        void read(long events, long of);
    }

    /** @param upTo the registry position the file reflects, -1 for an empty registry */
    public record Written(Path parquet, long upTo) {}

    /**
     * @param received packets received; each of them is issued, rejected or under way
     */
    public record Row(
            LocalDate day, String centre, String ageGroup, long received, long issued, long rejected, long underWay) {}

    /**
     * Replays the registry into a Parquet file, replaced if it stands.
     *
     * @throws ReportFailed when the file cannot be written
     */
    public Written write(Path parquet, Progress progress) {
        long head = ledger.head(Book.REGISTRY);
        try (DuckDBConnection db = DuckDb.open(parquet)) {
            DuckDb.run(db, STEPS);
            try (DuckDBAppender appender = db.createAppender("steps")) {
                EnrolmentSteps steps = new EnrolmentSteps(appender);
                ledger.read(Book.REGISTRY, 0, event -> {
                    if (event.position() <= head) {
                        steps.on(event);
                        progress.read(event.position() + 1, head + 1);
                    }
                });
            }
            DuckDb.run(db, FACTS.formatted(DuckDb.literal(parquet)));
        } catch (SQLException failed) {
            throw new ReportFailed("the report could not be written to " + parquet, failed);
        }
        return new Written(parquet, head);
    }

    /**
     * The report from a file that {@link #write} made, for a period of days, both inclusive.
     *
     * @throws ReportFailed when the file cannot be read
     */
    public static List<Row> rows(Path parquet, Optional<LocalDate> from, Optional<LocalDate> to) {
        List<Row> rows = new ArrayList<>();
        try (DuckDBConnection db = DuckDb.open(parquet);
                PreparedStatement asked = db.prepareStatement(ROWS)) {
            asked.setString(1, parquet.toString());
            asked.setObject(2, from.orElse(LocalDate.of(1, 1, 1)));
            asked.setObject(3, to.orElse(LocalDate.of(9999, 12, 31)));
            try (ResultSet found = asked.executeQuery()) {
                while (found.next()) {
                    rows.add(row(found));
                }
            }
        } catch (SQLException failed) {
            throw new ReportFailed("the report in " + parquet + " could not be read", failed);
        }
        return rows;
    }

    private static Row row(ResultSet found) throws SQLException {
        return new Row(
                found.getObject(1, LocalDate.class),
                found.getString(2),
                found.getString(3),
                found.getLong(4),
                found.getLong(5),
                found.getLong(6),
                found.getLong(7));
    }
}
