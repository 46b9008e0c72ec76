package org.regesta.command.registration;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.regesta.command.registration.api.CaseOfficers;
import org.regesta.command.registration.api.CaseRefusal;
import org.regesta.command.registration.api.OtherNames;
import org.regesta.command.registration.api.RegistrationCommand;
import org.regesta.command.registration.api.RegistrationCommand.Restart;
import org.regesta.command.registration.api.RegistrationCommand.Stop;
import org.regesta.command.registration.api.RegistrationRefusal;
import org.regesta.events.registration.Stage;
import org.regesta.ports.Attribution;
import org.regesta.ports.Caller;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipEndpoint;
import org.regesta.wire.MosipError;
import org.regesta.wire.MosipRefusal;
import org.regesta.wire.MosipRequest;
import org.regesta.wire.MosipResponse;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** MOSIP's actions on registrations that are paused: the same that an officer has on one that is stuck. */
@RestController
@Tag(name = "Operations")
class WorkflowActionEndpoint implements MosipEndpoint {

    private static final int MOST = 100;
    /** What is ended does not go on: a slip of the hand is not to end a day's registrations. */
    private static final int MOST_STOPPED = 10;

    private final CaseOfficers officers;
    private final Caller caller;
    private final Clock clock;

    WorkflowActionEndpoint(CaseOfficers officers, Caller caller, Clock clock) {
        this.officers = officers;
        this.caller = caller;
        this.clock = clock;
    }

    /** @param workflowIds registrations, by their RID */
    record Body(
            @Nullable List<@Nullable String> workflowIds,
            @Nullable String workflowAction) {}

    record Answer(String statusMessage) {}

    /** MOSIP's own; what it has beside these concerns its hotlist tags. */
    enum Action {
        RESUME_PROCESSING,
        RESUME_FROM_BEGINNING,
        STOP_PROCESSING
    }

    @PostMapping("/registrationprocessor/v1/workflowmanager/workflowaction")
    @Operation(
            summary = "Goes on with paused registrations, begins them again, or ends them",
            description = "RESUME_PROCESSING, RESUME_FROM_BEGINNING, of 100 at most, or STOP_PROCESSING, of 10 at most;"
                    + " those before one that cannot have been done")
    MosipResponse<Answer> act(@RequestBody MosipRequest<Body> request) {
        if (!envelopeId().equals(request.id())) {
            throw new MosipRefusal(request.id() == null ? BadRequest.MISSING_FIELD : BadRequest.INVALID_FIELD, "id");
        }
        Action action = action(request.required().workflowAction());
        List<String> rids =
                rids(request.required().workflowIds(), action == Action.STOP_PROCESSING ? MOST_STOPPED : MOST);
        Attribution by = caller.attribution(
                "workflow-" + action.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        rids.forEach(
                rid -> officers.send(rid, Announcing.numbered(by, rids.indexOf(rid)), as -> command(action, rid, as)));
        return MosipResponse.of(
                envelopeId(), envelopeVersion(), clock.instant(), new Answer("Process the workflowIds successfully"));
    }

    private static Action action(@Nullable String named) {
        if (named == null || named.isEmpty()) {
            throw new MosipRefusal(BadRequest.MISSING_FIELD, "workflowAction");
        }
        for (Action action : Action.values()) {
            if (action.name().equals(named)) {
                return action;
            }
        }
        throw new MosipRefusal(BadRequest.INVALID_FIELD, "workflowAction");
    }

    private static List<String> rids(@Nullable List<@Nullable String> named, int most) {
        if (named == null || named.isEmpty()) {
            throw new MosipRefusal(BadRequest.MISSING_FIELD, "workflowIds");
        }
        if (named.size() > most) {
            throw new MosipRefusal(BadRequest.TOO_LARGE, "workflowIds");
        }
        return named.stream()
                .map(String::valueOf)
                .peek(rid -> {
                    if (!Rid.isValid(rid)) {
                        throw new MosipRefusal(BadRequest.INVALID_FIELD, "workflowIds");
                    }
                })
                .distinct()
                .toList();
    }

    private RegistrationCommand command(Action action, String rid, OtherNames as) {
        return switch (action) {
            case RESUME_PROCESSING -> new Restart(rid, Optional.empty());
            case RESUME_FROM_BEGINNING -> new Restart(rid, Optional.of(Stage.VALIDATE));
            case STOP_PROCESSING -> new Stop(rid, clock.instant(), as);
        };
    }

    @Override
    public String envelopeId() {
        return "mosip.registration.processor.workflow.action";
    }

    @Override
    public MosipError error(BadRequest why, String field) {
        return WorkflowCodes.of(why, field);
    }

    @Override
    public MosipError error(Enum<?> code) {
        return code instanceof CaseRefusal not ? WorkflowCodes.of(not) : WorkflowCodes.of((RegistrationRefusal) code);
    }
}
