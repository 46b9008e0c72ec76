package org.regesta.query.report;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.ports.Recorded;

/** What of a registration's life the report counts. */
final class EnrolmentSteps {

    /** The outcome of a registration that makes nobody known. */
    static final String NO_ENROLMENT = "NO_ENROLMENT";

    private final DuckDBAppender steps;

    EnrolmentSteps(DuckDBAppender steps) {
        this.steps = steps;
    }

    void on(Recorded event) {
        switch (event.payload()) {
            case RegistrationEvent.Synced e
            when e.process() != Process.NEW && e.process() != Process.CRVS_NEW ->
                add(e.registrationId(), null, null, null, NO_ENROLMENT);
            case RegistrationEvent.PacketReceived e ->
                add(e.registrationId(), day(e.packetCreated()), e.centreId(), null, null);
            case RegistrationEvent.Classified e ->
                add(e.registrationId(), null, null, e.ageGroup().name(), null);
            case RegistrationEvent.Finished e -> add(e.registrationId(), null, null, null, "ISSUED");
            case RegistrationEvent.Rejected e ->
                add(
                        e.registrationId(),
                        null,
                        null,
                        null,
                        "REJECTED_" + e.ground().name());
            default -> {} // not counted
        }
    }

    private static LocalDate day(Instant packetCreated) {
        return packetCreated.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private void add(
            String registrationId,
            @Nullable LocalDate day,
            @Nullable String centre,
            @Nullable String ageGroup,
            @Nullable String outcome) {
        try {
            steps.beginRow().append(registrationId);
            if (day == null) {
                steps.appendNull();
            } else {
                steps.append(day);
            }
            text(centre);
            text(ageGroup);
            text(outcome);
            steps.endRow();
        } catch (SQLException failed) {
            throw new ReportFailed("a row of the report could not be added", failed);
        }
    }

    private void text(@Nullable String text) throws SQLException {
        if (text == null) {
            steps.appendNull();
        } else {
            steps.append(text);
        }
    }
}
