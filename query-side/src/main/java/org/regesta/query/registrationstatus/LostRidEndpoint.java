package org.regesta.query.registrationstatus;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.Caller;
import org.regesta.ports.Reads;
import org.regesta.query.registrationstatus.LostRidProjection.Row;
import org.regesta.query.registrationstatus.api.LostRidRefusal;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipEndpoint;
import org.regesta.wire.MosipError;
import org.regesta.wire.MosipRefusal;
import org.regesta.wire.MosipRequest;
import org.regesta.wire.MosipResponse;
import org.regesta.wire.MosipTime;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** MOSIP's search for a registration whose number its person lost. */
@RestController
@Tag(name = "Registrations")
class LostRidEndpoint implements MosipEndpoint {

    private final LostRidDesk desk;
    private final Caller caller;
    private final Clock clock;

    LostRidEndpoint(LostRidDesk desk, Caller caller, Clock clock) {
        this.desk = desk;
        this.caller = caller;
        this.clock = clock;
    }

    /** @param sort by registrationDate alone: whatever else is searched by is one for all that are found */
    record Body(
            @Nullable List<LostRidSearch.@Nullable Filter> filters,
            @Nullable List<@Nullable Sort> sort) {}

    record Sort(@Nullable String sortField, @Nullable String sortType) {}

    /** @param registartionDate spelled as MOSIP does; {@code additionalInfo}: nothing, no name is opened for this */
    record Found(
            String registrationId, String registartionDate, Map<String, String> additionalInfo, String syncDateTime) {}

    @PostMapping("/registrationprocessor/v1/registrationstatus/lostridsearch")
    @Reads({LostRidProjection.NAME, RegistrationStatusProjection.NAME})
    @Operation(
            summary = "The registration id that somebody lost, by what was announced of them",
            description = "Filters: registrationDate (equals, or between 30 days at most) and two or more of name,"
                    + " phone, email, centerId (equals). Up to 5 are answered, more are refused; an officer has 20"
                    + " searches a day. Each search is recorded as a disclosure, also one that finds nobody")
    MosipResponse<List<Found>> search(@RequestBody MosipRequest<Body> request) {
        if (!envelopeId().equals(request.id())) {
            throw new MosipRefusal(request.id() == null ? BadRequest.MISSING_FIELD : BadRequest.INVALID_FIELD, "id");
        }
        Body body = request.required();
        if (body.filters() == null) {
            throw new MosipRefusal(BadRequest.MISSING_FIELD, "filters");
        }
        Comparator<Row> order = order(body.sort());
        List<Found> found = desk.find(LostRidSearch.of(body.filters()), caller.attribution("lost-rid-search")).stream()
                .sorted(order)
                .map(LostRidEndpoint::found)
                .toList();
        return MosipResponse.of(envelopeId(), envelopeVersion(), clock.instant(), found);
    }

    private static Found found(Row row) {
        String day = LostRidProjection.day(row.registrationId())
                .map(Object::toString)
                .orElse("");
        return new Found(row.registrationId(), day, Map.of(), MosipTime.text(row.announced()));
    }

    private static Comparator<Row> order(@Nullable List<@Nullable Sort> sort) {
        Comparator<Row> oldestFirst = Comparator.comparing(
                row -> LostRidProjection.day(row.registrationId()).orElseThrow());
        if (sort == null || sort.isEmpty()) {
            return oldestFirst;
        }
        if (sort.size() > 1) {
            throw new MosipRefusal(BadRequest.TOO_LARGE, "sort");
        }
        Sort by = sort.getFirst();
        if (by == null || !"registrationDate".equals(by.sortField())) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, "sortField");
        }
        return "desc".equalsIgnoreCase(by.sortType()) ? oldestFirst.reversed() : oldestFirst;
    }

    @Override
    public String envelopeId() {
        return "mosip.registration.lostrid";
    }

    @Override
    public MosipError error(BadRequest why, String field) {
        return LostRidCodes.error(why, field);
    }

    @Override
    public MosipError error(Enum<?> code) {
        return LostRidCodes.error((LostRidRefusal) code);
    }
}
