package org.regesta.command.registration;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.regesta.command.registration.api.CaseOfficers;
import org.regesta.command.registration.api.OtherNames;
import org.regesta.command.registration.api.RegistrationCommand;
import org.regesta.command.registration.api.RegistrationCommand.Restart;
import org.regesta.command.registration.api.RegistrationCommand.Stop;
import org.regesta.events.registration.Stage;
import org.regesta.ports.Attribution;
import org.regesta.ports.Caller;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipRefusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What an officer can do about a registration that is stuck. Each is an event with the officer and the reason. */
@RestController
@Tag(name = "Operations")
class StuckActionEndpoint {

    private final CaseOfficers officers;
    private final Caller caller;
    private final Reasons reasons;
    private final Clock clock;

    StuckActionEndpoint(CaseOfficers officers, Caller caller, Reasons reasons, Clock clock) {
        this.officers = officers;
        this.caller = caller;
        this.reasons = reasons;
        this.clock = clock;
    }

    /**
     * @param stage from which one on, to restart
     * @param reasonCode why, as a code of letters, digits, {@code _} and {@code -}
     * @param note why, in words; sealed under the registration's key
     */
    record Body(
            @Nullable Stage stage,
            @Nullable String reasonCode,
            @Nullable String note) {
        @Override
        public String toString() {
            return "Body"; // notes hold names
        }
    }

    @PostMapping("/v1/operations/stuck/{rid}/resume")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Has a registration's stage done now, under a new attempt")
    void resume(@PathVariable String rid, @RequestBody Body body) {
        send(rid, _ -> new Restart(rid, Optional.empty()), body);
    }

    @PostMapping("/v1/operations/stuck/{rid}/restart")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Has a stage, and all that follows it, done again")
    void restart(@PathVariable String rid, @RequestBody Body body) {
        Stage stage = Optional.ofNullable(body.stage())
                .orElseThrow(() -> new MosipRefusal(BadRequest.MISSING_FIELD, "stage"));
        send(rid, _ -> new Restart(rid, Optional.of(stage)), body);
    }

    @PostMapping("/v1/operations/stuck/{rid}/reject")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Ends a registration without an identity",
            description = "Not one's own, nor one whose packet one made; one that waits for an adjudicator's decision,"
                    + " only as who may have the case, and never while another has it.")
    void reject(@PathVariable String rid, @RequestBody Body body) {
        send(rid, as -> new Stop(rid, clock.instant(), as), body);
    }

    private void send(String rid, Function<OtherNames, RegistrationCommand> command, Body body) {
        if (!Rid.isValid(rid)) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, "rid");
        }
        Attribution by = caller.attribution(Reasons.code(body.reasonCode()));
        officers.send(rid, reasons.noted(rid, body.note(), by), command);
    }
}
