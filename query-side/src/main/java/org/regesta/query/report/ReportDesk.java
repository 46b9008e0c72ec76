package org.regesta.query.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.regesta.events.Book;
import org.regesta.ports.Ledger;
import org.springframework.stereotype.Component;

/** Keeps the newest report, one replay at a time, and replays again only when the registry has moved on. */
@Component
class ReportDesk {

    private final EnrolmentReport report;
    private final Ledger ledger;
    private EnrolmentReport.@Nullable Written newest;

    ReportDesk(EnrolmentReport report, Ledger ledger) {
        this.report = report;
        this.ledger = ledger;
    }

    /** @param upTo the registry position it reflects */
    record Report(List<EnrolmentReport.Row> rows, long upTo) {}

    synchronized Report enrolments(Optional<LocalDate> from, Optional<LocalDate> to) {
        EnrolmentReport.Written written = newest;
        if (written == null || written.upTo() != ledger.head(Book.REGISTRY)) {
            written = report.write(file(written), (events, of) -> {});
            newest = written;
        }
        return new Report(EnrolmentReport.rows(written.parquet(), from, to), written.upTo());
    }

    private static Path file(EnrolmentReport.@Nullable Written before) {
        if (before != null) {
            return before.parquet();
        }
        try {
            Path folder = Files.createTempDirectory("regesta-report");
            folder.toFile().deleteOnExit();
            Path parquet = folder.resolve("enrolments.parquet");
            parquet.toFile().deleteOnExit();
            return parquet;
        } catch (IOException noRoom) {
            throw new UncheckedIOException("no folder for the report could be made", noRoom);
        }
    }
}
