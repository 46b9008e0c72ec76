package org.regesta.saga.registration.stuck;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.Reads;
import org.regesta.saga.registration.DueView;
import org.regesta.saga.registration.stuck.Workflows.Order;
import org.regesta.saga.registration.stuck.Workflows.Workflow;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipEndpoint;
import org.regesta.wire.MosipError;
import org.regesta.wire.MosipRefusal;
import org.regesta.wire.MosipRequest;
import org.regesta.wire.MosipResponse;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** MOSIP's search for registrations that are under way. */
@RestController
@Tag(name = "Operations")
class WorkflowSearchEndpoint implements MosipEndpoint {

    private static final int USUAL = 10;
    private static final int MOST = 100;

    private final Workflows workflows;
    private final Clock clock;

    WorkflowSearchEndpoint(Workflows workflows, Clock clock) {
        this.workflows = workflows;
        this.clock = clock;
    }

    /** @param columnName {@code regId}, {@code workflowType} or {@code statusCode}; type {@code equals} */
    record Filter(
            @Nullable String columnName,
            @Nullable String type,
            @Nullable String value,
            @Nullable String fromValue,
            @Nullable String toValue) {}

    /**
     * @param sortField {@code createDateTime}, {@code updateDateTime} or {@code resumeTimestamp}
     * @param sortType {@code asc} or {@code desc}
     */
    record Sort(@Nullable String sortField, @Nullable String sortType) {}

    record Pagination(@Nullable Integer pageStart, @Nullable Integer pageFetch) {}

    record Body(
            @Nullable List<@Nullable Filter> filters,
            @Nullable Sort sort,
            @Nullable Pagination pagination) {}

    record Answer(long fromRecord, long toRecord, long totalRecord, List<Workflow> data) {}

    @PostMapping("/registrationprocessor/v1/workflowmanager/workflow/search")
    @Reads(DueView.NAME)
    @Operation(
            summary = "Registrations under way, sorted as asked, else by what they wait for, the longest waiting first",
            description = "Filters by regId, workflowType and statusCode (PAUSED_FOR_ADDITIONAL_INFO, PROCESSING), each"
                    + " equals. Sorts by createDateTime or updateDateTime, asc or desc, equal ones by regId in the same"
                    + " direction; by resumeTimestamp, which none has here, by regId alone. Pages count from 0 and go"
                    + " on to the last, however many there are; pageFetch is 100 at most")
    MosipResponse<Answer> search(@RequestBody MosipRequest<Body> request) {
        if (!envelopeId().equals(request.id())) {
            throw new MosipRefusal(request.id() == null ? BadRequest.MISSING_FIELD : BadRequest.INVALID_FIELD, "id");
        }
        Body body = request.required();
        Workflows.Wanted wanted = wanted(body.filters());
        int start = body.pagination() == null
                ? 0
                : Objects.requireNonNullElse(body.pagination().pageStart(), 0);
        int fetch = body.pagination() == null
                ? USUAL
                : Objects.requireNonNullElse(body.pagination().pageFetch(), USUAL);
        if (start < 0 || fetch < 1 || fetch > MOST) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, "pagination");
        }
        long first = (long) start * fetch;
        Workflows.Page page = workflows.page(wanted, order(body.sort()), first, fetch);
        return MosipResponse.of(
                envelopeId(),
                envelopeVersion(),
                clock.instant(),
                new Answer(first, first + page.data().size(), page.total(), page.data()));
    }

    private static Optional<Order> order(@Nullable Sort sort) {
        if (sort == null) {
            return Optional.empty();
        }
        boolean descending =
                switch (String.valueOf(sort.sortType())) {
                    case "asc" -> false;
                    case "desc" -> true;
                    default -> throw new MosipRefusal(BadRequest.INVALID_FIELD, "sort");
                };
        Order.By by =
                switch (String.valueOf(sort.sortField())) {
                    case "createDateTime" -> Order.By.CREATED;
                    case "updateDateTime" -> Order.By.UPDATED;
                    case "resumeTimestamp" -> Order.By.RESUMED;
                    default -> throw new MosipRefusal(BadRequest.INVALID_FIELD, "sortField");
                };
        return Optional.of(new Order(by, descending));
    }

    private static Workflows.Wanted wanted(@Nullable List<@Nullable Filter> filters) {
        Workflows.Wanted wanted = Workflows.Wanted.ANY;
        for (Filter filter : filters == null ? List.<@Nullable Filter>of() : filters) {
            if (filter == null) {
                throw new MosipRefusal(BadRequest.INVALID_FIELD, "filters");
            }
            if (!"equals".equalsIgnoreCase(filter.type()) || filter.value() == null) {
                throw new MosipRefusal(BadRequest.INVALID_FIELD, "type");
            }
            wanted = switch (String.valueOf(filter.columnName())) {
                case "regId", "id" -> wanted.id(filter.value());
                case "workflowType" -> wanted.type(filter.value());
                case "statusCode" -> wanted.status(filter.value());
                default -> throw new MosipRefusal(BadRequest.INVALID_FIELD, "columnName");
            };
        }
        return wanted;
    }

    @Override
    public String envelopeId() {
        return "mosip.registration.processor.workflow.search";
    }

    @Override
    public MosipError error(BadRequest why, String field) {
        return WorkflowSearchCodes.of(why, field);
    }

    @Override
    public MosipError error(Enum<?> code) {
        throw new IllegalArgumentException("a search is never refused");
    }
}
