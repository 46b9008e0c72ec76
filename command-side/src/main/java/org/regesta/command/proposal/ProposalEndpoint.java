package org.regesta.command.proposal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.regesta.command.proposal.ProposalDesk.Filed;
import org.regesta.command.proposal.api.ProposalRefusal;
import org.regesta.events.proposal.LegalGround;
import org.regesta.events.proposal.ProposalKind;
import org.regesta.ports.Caller;
import org.regesta.ports.Refusal;
import org.regesta.wire.BadRequest;
import org.regesta.wire.Fields;
import org.regesta.wire.MosipRefusal;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Four eyes: one officer proposes, another approves or refuses. */
@RestController
@Tag(name = "Proposals")
class ProposalEndpoint {

    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");
    private static final int MAX_NOTE = 2_000;

    private final ProposalDesk desk;
    private final Caller caller;

    ProposalEndpoint(ProposalDesk desk, Caller caller) {
        this.desk = desk;
        this.caller = caller;
    }

    /**
     * @param target the subject id of whom it is about; two of them to merge or unmerge, {@code second>standing}; a
     *     registration id to declare void; {@code house}; or the book and since when its alarm stands, such as {@code
     *     registry@2027-03-01T12:00:00.123Z}
     * @param note why, in words; sealed
     */
    record Body(
            @Nullable ProposalKind kind,
            @Nullable String target,
            @Nullable LegalGround ground,
            @Nullable String note) {
        @Override
        public String toString() {
            return "Body"; // notes hold names
        }
    }

    record Answer(String proposalId) {}

    @PostMapping("/v1/proposals")
    @Operation(
            summary =
                    "Propose what another officer must approve: erasing a person, merging identities, a new house key",
            description = "A ground is required. It is open for seven days. Who approves is neither the proposer nor"
                    + " an officer whom the proposer, or whoever appointed the proposer, appointed or gave a sign-in"
                    + " link.")
    ResponseEntity<Answer> propose(@RequestBody Body body) {
        if (body.kind() == null) {
            throw new MosipRefusal(BadRequest.MISSING_FIELD, "kind");
        }
        if (body.ground() == null) {
            throw new MosipRefusal(BadRequest.MISSING_FIELD, "ground");
        }
        if (!Offices.grounds(body.kind()).contains(body.ground())) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, "ground");
        }
        Optional<String> note = Fields.optional("note", body.note(), MAX_NOTE);
        Filed filed = desk.propose(
                body.kind(),
                Fields.matching("target", body.target(), Offices.target(body.kind())),
                body.ground(),
                note,
                caller.attribution("proposed"));
        return ResponseEntity.status(HttpStatus.CREATED)
                .header("Regesta-Position", filed.position())
                .body(new Answer(filed.proposalId()));
    }

    @PostMapping("/v1/proposals/{id}/approval")
    @Operation(summary = "Approve a proposal of another officer: it is carried out from here on")
    ResponseEntity<Void> approve(@PathVariable String id) {
        return at(desk.approve(known(id), caller.attribution("approved")));
    }

    @PostMapping("/v1/proposals/{id}/refusal")
    @Operation(summary = "Refuse a proposal, or take one's own back")
    ResponseEntity<Void> refuse(@PathVariable String id) {
        return at(desk.refuse(known(id), caller.attribution("refused")));
    }

    private static String known(String id) {
        if (!ID.matcher(id).matches()) {
            throw new Refusal(ProposalRefusal.UNKNOWN);
        }
        return id;
    }

    private static ResponseEntity<Void> at(String position) {
        return ResponseEntity.noContent().header("Regesta-Position", position).build();
    }
}
