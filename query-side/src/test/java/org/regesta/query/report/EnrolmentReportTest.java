package org.regesta.query.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.events.Book;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.query.Histories;
import org.regesta.query.report.EnrolmentReport.Row;
import org.regesta.wire.MosipRefusal;

class EnrolmentReportTest {

    private static final int AMINA = 0;
    private static final int BAO = 1;
    private static final int CHIDI = 2;
    private static final LocalDate DAY = LocalDate.parse("2026-11-20");

    @TempDir
    Path folder;

    private final Histories histories = new Histories();

    private void three_lives() {
        histories.enrolment(AMINA, true, true).forEach(Runnable::run);
        histories.compared(AMINA).forEach(Runnable::run);
        histories.issue(AMINA).forEach(Runnable::run);
        histories.enrolment(BAO, false, false).forEach(Runnable::run);
        histories.invalid(BAO).forEach(Runnable::run);
        histories.enrolment(CHIDI, false, false).forEach(Runnable::run);
        histories.compared(CHIDI).forEach(Runnable::run);
    }

    private Path written() {
        Path parquet = folder.resolve("it's a report.parquet");
        new EnrolmentReport(histories.ledger).write(parquet, (events, of) -> {});
        return parquet;
    }

    @Test
    void every_packet_is_counted_once_by_day_centre_and_age_group() {
        three_lives();

        List<Row> rows = EnrolmentReport.rows(written(), Optional.empty(), Optional.empty());

        assertThat(rows)
                .containsExactly(
                        new Row(DAY, "10001", "ADULT", 2, 1, 0, 1), new Row(DAY, "10001", "UNKNOWN", 1, 0, 1, 0));
    }

    @Test
    void a_period_bounds_it_by_days_inclusive() {
        three_lives();
        Path parquet = written();

        assertThat(EnrolmentReport.rows(parquet, Optional.of(DAY), Optional.of(DAY)))
                .hasSize(2);
        assertThat(EnrolmentReport.rows(parquet, Optional.of(DAY.plusDays(1)), Optional.empty()))
                .isEmpty();
        assertThat(EnrolmentReport.rows(parquet, Optional.empty(), Optional.of(DAY.minusDays(1))))
                .isEmpty();
    }

    @Test
    void any_history_is_counted_as_its_events_say_and_twice_the_same() {
        long seed = Long.getLong("seed", 11);
        Histories lives = Histories.random(seed, 40);
        EnrolmentReport report = new EnrolmentReport(lives.ledger);
        List<Long> progress = new ArrayList<>();

        EnrolmentReport.Written written =
                report.write(folder.resolve("one.parquet"), (events, of) -> progress.add(events));
        report.write(folder.resolve("two.parquet"), (events, of) -> {});

        List<Row> rows = EnrolmentReport.rows(written.parquet(), Optional.empty(), Optional.empty());
        assertThat(rows)
                .isEqualTo(EnrolmentReport.rows(folder.resolve("two.parquet"), Optional.empty(), Optional.empty()));
        assertThat(rows.stream().mapToLong(Row::received).sum())
                .isEqualTo(count(lives, RegistrationEvent.PacketReceived.class));
        assertThat(rows.stream().mapToLong(Row::issued).sum())
                .isEqualTo(count(lives, RegistrationEvent.Finished.class));
        assertThat(rows.stream().mapToLong(Row::rejected).sum())
                .isEqualTo(count(lives, RegistrationEvent.Rejected.class));
        assertThat(written.upTo()).isEqualTo(lives.ledger.head(Book.REGISTRY));
        assertThat(progress).hasSize((int) written.upTo() + 1).isSorted();
    }

    private static long count(Histories lives, Class<?> event) {
        return lives.all().stream()
                .filter(each -> event.isInstance(each.payload()))
                .count();
    }

    @Test
    void no_row_says_whose_it_is() throws Exception {
        three_lives();

        String bytes = new String(Files.readAllBytes(written()), java.nio.charset.StandardCharsets.ISO_8859_1);

        assertThat(bytes).contains("10001").doesNotContain(Histories.rid(AMINA), Histories.subject(AMINA));
    }

    @Test
    void it_prints_as_a_table_with_sums() {
        three_lives();

        String table = EnrolmentTable.text(EnrolmentReport.rows(written(), Optional.empty(), Optional.empty()));

        assertThat(table.lines()).hasSize(4);
        assertThat(table).contains("2026-11-20", "10001", "ADULT");
        assertThat(table.lines().toList().getLast().replaceAll(" +", " ")).isEqualTo("all 3 1 1 1");
    }

    @Test
    void over_the_wire_it_is_replayed_again_only_when_the_registry_moved_on() {
        EnrolmentReport report = new EnrolmentReport(histories.ledger);
        ReportEndpoint endpoint = new ReportEndpoint(new ReportDesk(report, histories.ledger));
        assertThat(endpoint.enrolments(null, null)).isEqualTo(new ReportEndpoint.Answer(List.of(), "registry:-1"));
        three_lives();

        assertThat(endpoint.enrolments("2026-11-20", "2026-11-20").rows()).hasSize(2);
        assertThat(endpoint.enrolments("2026-11-21", null).rows()).isEmpty();
        assertThat(endpoint.enrolments(null, null).position())
                .isEqualTo("registry:" + histories.ledger.head(Book.REGISTRY));
        for (String wrong : List.of("", "yesterday", "2026-13-01", "+99999-01-01", "2026-11-20T00:00:00Z")) {
            assertThatThrownBy(() -> endpoint.enrolments(wrong, null)).isInstanceOf(MosipRefusal.class);
        }
    }

    @Test
    void a_file_that_is_no_report_is_a_clear_error() throws Exception {
        Path other = Files.writeString(folder.resolve("other.parquet"), "not parquet");

        assertThatThrownBy(() -> EnrolmentReport.rows(other, Optional.empty(), Optional.empty()))
                .isInstanceOf(ReportFailed.class)
                .hasMessageContaining("other.parquet");
    }
}
