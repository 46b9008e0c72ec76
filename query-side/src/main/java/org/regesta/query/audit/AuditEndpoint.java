package org.regesta.query.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.Reads;
import org.regesta.ports.ViewStore;
import org.regesta.query.asking.Moments;
import org.regesta.query.asking.PageLimit;
import org.regesta.query.lines.Line;
import org.regesta.query.lines.Timeline;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipRefusal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RestController;

/** The auditor's search: one leading key, and a period. */
@RestController
@Tag(name = "Audit")
class AuditEndpoint {

    private final Timeline timeline;

    AuditEndpoint(ViewStore store) {
        this.timeline = new Timeline(store, AuditProjection.NAME);
    }

    /**
     * Exactly one of person, registration, officer and correlation.
     *
     * @param person a subject id; {@code officer}: the id of any actor: an officer, client, partner or rule
     * @param from RFC 3339, inclusive, as {@code to}
     */
    record Search(
            @Nullable String person,
            @Nullable String registration,
            @Nullable String officer,
            @Nullable String correlation,
            @Nullable String from,
            @Nullable String to,
            @Nullable String cursor,
            @Nullable Integer limit) {

        Timeline.Part part() {
            Optional<Instant> start = Optional.ofNullable(from).map(text -> Moments.parse("from", text));
            Optional<Instant> end = Optional.ofNullable(to).map(text -> Moments.parse("to", text));
            return new Timeline.Part(start, end, cursor, PageLimit.of(limit));
        }
    }

    /** @param cursor of the next page, empty on the last */
    record Answer(List<Item> items, Optional<String> cursor) {}

    record Item(
            String book,
            long position,
            Instant recorded,
            String type,
            String stream,
            long sequence,
            String what,
            Optional<String> actor,
            Optional<String> role,
            Optional<String> authority,
            Optional<String> reason,
            Optional<String> channel,
            Optional<String> device,
            Optional<String> machine,
            Optional<String> centre,
            Optional<String> correlation,
            Optional<String> causation,
            Optional<String> basis,
            Optional<String> release,
            String eventId) {

        static Item of(Line line) {
            return new Item(
                    line.book().text(),
                    line.position(),
                    Instant.ofEpochMilli(line.recordedMillis()),
                    line.type(),
                    line.stream(),
                    line.sequence(),
                    line.what(),
                    line.actor(),
                    line.role(),
                    line.authority(),
                    line.reason(),
                    line.channel(),
                    line.device(),
                    line.machine(),
                    line.centre(),
                    line.correlation(),
                    line.causation(),
                    line.basis(),
                    line.release(),
                    line.eventId());
        }
    }

    @GetMapping("/v1/audit")
    @Reads(AuditProjection.NAME)
    @Operation(summary = "Every event about a person or registration, or by an officer, or of one correlation")
    @Parameter(name = "person", in = ParameterIn.QUERY, description = "A subject id")
    @Parameter(name = "registration", in = ParameterIn.QUERY, description = "A registration id")
    @Parameter(name = "officer", in = ParameterIn.QUERY, description = "An officer's, client's, partner's or rule's id")
    @Parameter(name = "correlation", in = ParameterIn.QUERY, description = "One request and all that followed from it")
    @Parameter(name = "from", in = ParameterIn.QUERY, description = "RFC 3339, inclusive")
    @Parameter(name = "to", in = ParameterIn.QUERY, description = "RFC 3339, inclusive")
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "From the page before")
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "1 to 200, 50 if not given")
    Answer search(@Parameter(hidden = true) @ModelAttribute Search search) {
        Timeline.Lot lot = lot(search, search.part());
        return new Answer(lot.lines().stream().map(Item::of).toList(), lot.cursor());
    }

    private Timeline.Lot lot(Search search, Timeline.Part part) {
        long keys = Stream.of(search.person, search.registration, search.officer, search.correlation)
                .filter(key -> key != null && !key.isEmpty())
                .count();
        if (keys > 1) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, "person, registration, officer, correlation");
        }
        if (search.person != null && !search.person.isEmpty()) {
            return timeline.ofPerson(search.person, part);
        }
        if (search.registration != null && !search.registration.isEmpty()) {
            return timeline.ofRegistration(search.registration, part);
        }
        if (search.officer != null && !search.officer.isEmpty()) {
            return timeline.ofOfficer(search.officer, part);
        }
        if (search.correlation != null && !search.correlation.isEmpty()) {
            return timeline.ofCorrelation(search.correlation, part);
        }
        throw new MosipRefusal(BadRequest.MISSING_FIELD, "person, registration, officer or correlation");
    }
}
