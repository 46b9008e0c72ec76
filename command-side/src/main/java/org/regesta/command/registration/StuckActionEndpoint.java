package org.regesta.command.registration;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.regesta.command.registration.api.RegistrationCommand;
import org.regesta.command.registration.api.RegistrationCommand.Reject;
import org.regesta.command.registration.api.RegistrationCommand.Restart;
import org.regesta.events.registration.RejectionGround;
import org.regesta.events.registration.Stage;
import org.regesta.ports.Caller;
import org.regesta.ports.Commands;
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

    private final Commands commands;
    private final Caller caller;
    private final Reasons reasons;

    StuckActionEndpoint(Commands commands, Caller caller, Reasons reasons) {
        this.commands = commands;
        this.caller = caller;
        this.reasons = reasons;
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
        send(rid, new Restart(rid, Optional.empty()), body);
    }

    @PostMapping("/v1/operations/stuck/{rid}/restart")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Has a stage, and all that follows it, done again")
    void restart(@PathVariable String rid, @RequestBody Body body) {
        Stage stage = Optional.ofNullable(body.stage())
                .orElseThrow(() -> new MosipRefusal(BadRequest.MISSING_FIELD, "stage"));
        send(rid, new Restart(rid, Optional.of(stage)), body);
    }

    @PostMapping("/v1/operations/stuck/{rid}/reject")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Ends a registration without an identity")
    void reject(@PathVariable String rid, @RequestBody Body body) {
        send(rid, new Reject(rid, RejectionGround.STOPPED, Optional.empty()), body);
    }

    private void send(String rid, RegistrationCommand command, Body body) {
        if (!Rid.isValid(rid)) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, "rid");
        }
        commands.send(command, reasons.noted(rid, body.note(), caller.attribution(Reasons.code(body.reasonCode()))));
    }
}
