package org.regesta.command.registration;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.regesta.command.registration.api.RegistrationCommand.Adjudicate;
import org.regesta.events.registration.AdjudicationDecision;
import org.regesta.ports.Attribution;
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

/** An adjudicator decides whether a registration and its candidates are one person. */
@RestController
@Tag(name = "Adjudication")
class AdjudicationEndpoint {

    private final Commands commands;
    private final Caller caller;
    private final Reasons reasons;

    AdjudicationEndpoint(Commands commands, Caller caller, Reasons reasons) {
        this.commands = commands;
        this.caller = caller;
        this.reasons = reasons;
    }

    /**
     * @param duplicateOf the candidate's registration id, with {@code DUPLICATE}
     * @param reasonCode why, as a code of letters, digits, {@code _} and {@code -}
     * @param note why, in words; sealed under the registration's key
     */
    record Body(
            @Nullable AdjudicationDecision decision,
            @Nullable String duplicateOf,
            @Nullable String reasonCode,
            @Nullable String note) {
        @Override
        public String toString() {
            return "Body"; // notes hold names
        }
    }

    @PostMapping("/v1/adjudications/{rid}/decision")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Decides an adjudication: DIFFERENT_PEOPLE, or DUPLICATE of one of its candidates")
    void decide(@PathVariable String rid, @RequestBody Body body) {
        if (!Rid.isValid(rid)) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, "rid");
        }
        if (body.decision() == null) {
            throw new MosipRefusal(BadRequest.MISSING_FIELD, "decision");
        }
        Attribution by = reasons.noted(rid, body.note(), caller.attribution(Reasons.code(body.reasonCode())));
        commands.send(new Adjudicate(rid, body.decision(), Optional.ofNullable(body.duplicateOf())), by);
    }
}
