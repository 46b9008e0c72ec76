package org.regesta.query.report;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.Reads;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipRefusal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reports for any period. */
@RestController
@Tag(name = "Reports")
class ReportEndpoint {

    private static final int LAST_YEAR = 9999;

    private final ReportDesk desk;

    ReportEndpoint(ReportDesk desk) {
        this.desk = desk;
    }

    /** @param position {@code registry:<position>} the report reflects */
    record Answer(List<EnrolmentReport.Row> rows, String position) {}

    @GetMapping("/v1/reports/enrolments")
    @Reads
    @Operation(
            summary = "Enrolments by day, centre and age group, replayed from the registry",
            description = "from and to are days such as 2026-11-21, both inclusive")
    Answer enrolments(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        ReportDesk.Report report = desk.enrolments(day("from", from), day("to", to));
        return new Answer(report.rows(), "registry:" + report.upTo());
    }

    private static Optional<LocalDate> day(String field, @Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= 1 && day.getYear() <= LAST_YEAR) {
                return Optional.of(day);
            }
        } catch (DateTimeException notADay) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, field);
        }
        throw new MosipRefusal(BadRequest.INVALID_FIELD, field);
    }
}
