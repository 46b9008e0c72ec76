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
import org.regesta.command.registration.api.RegistrationCommand.Adjudicate;
import org.regesta.command.registration.api.RegistrationCommand.Reopen;
import org.regesta.command.registration.api.RegistrationCommand.TakeCaseAway;
import org.regesta.events.registration.AdjudicationDecision;
import org.regesta.events.registration.ReopeningGround;
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

/** An adjudicator decides whether a registration and its candidates are one person. */
@RestController
@Tag(name = "Adjudication")
class AdjudicationEndpoint {

    private final CaseOfficers officers;
    private final Caller caller;
    private final Reasons reasons;
    private final Clock clock;

    AdjudicationEndpoint(CaseOfficers officers, Caller caller, Reasons reasons, Clock clock) {
        this.clock = clock;
        this.officers = officers;
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
    @Operation(summary = "Decides a case one has: DIFFERENT_PEOPLE, or DUPLICATE of one of its candidates")
    void decide(@PathVariable String rid, @RequestBody Body body) {
        if (body.decision() == null) {
            throw new MosipRefusal(BadRequest.MISSING_FIELD, "decision");
        }
        AdjudicationDecision decision = body.decision();
        send(
                rid,
                as -> new Adjudicate(rid, decision, Optional.ofNullable(body.duplicateOf()), clock.instant(), as),
                body.reasonCode(),
                body.note());
    }

    /**
     * @param ground why it may be looked at again
     * @param reasonCode why, as a code of letters, digits, {@code _} and {@code -}
     * @param note why, in words; sealed under the registration's key
     */
    record Reopening(
            @Nullable ReopeningGround ground,
            @Nullable String reasonCode,
            @Nullable String note) {
        @Override
        public String toString() {
            return "Reopening"; // notes hold names
        }
    }

    @PostMapping("/v1/adjudications/{rid}/reopening")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Has a decided case looked at again, by an officer who had no hand in it",
            description = "What was rejected is compared anew, with whoever came since too. What is an identity lives"
                    + " on until an adjudicator who decided it neither before nor now reopened it decides; should it"
                    + " turn out to be a duplicate, it is deactivated.")
    void reopen(@PathVariable String rid, @RequestBody Reopening body) {
        if (body.ground() == null) {
            throw new MosipRefusal(BadRequest.MISSING_FIELD, "ground");
        }
        if (body.ground() == ReopeningGround.EARLIER_ONE_VOID) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, "ground"); // the house sees to that by itself
        }
        ReopeningGround ground = body.ground();
        send(rid, as -> new Reopen(rid, ground, Optional.empty(), as), body.reasonCode(), body.note());
    }

    /** @param reasonCode why, as a code of letters, digits, {@code _} and {@code -} */
    record Removal(@Nullable String reasonCode, @Nullable String note) {
        @Override
        public String toString() {
            return "Removal"; // notes hold names
        }
    }

    @PostMapping("/v1/adjudications/{rid}/claim/removal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Takes a case from the adjudicator who has it, who does not get it again",
            description = "A reason is required. Once a person, whatever offices they hold: if it must be taken from"
                    + " somebody else after, another officer does it.")
    void takeAway(@PathVariable String rid, @RequestBody Removal body) {
        send(rid, as -> new TakeCaseAway(rid, as), body.reasonCode(), body.note());
    }

    private void send(
            String rid,
            Function<OtherNames, RegistrationCommand> command,
            @Nullable String reasonCode,
            @Nullable String note) {
        if (!Rid.isValid(rid)) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, "rid");
        }
        Attribution by = caller.attribution(Reasons.code(reasonCode));
        officers.send(rid, reasons.noted(rid, note, by), command);
    }
}
