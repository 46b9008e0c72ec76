package org.regesta.saga.adjudication;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.regesta.ports.Caller;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipRefusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** An adjudicator takes a case and gives it back. */
@RestController
@Tag(name = "Adjudication")
class CaseEndpoint {

    private static final String RID = "[0-9]{29}";

    private final Claims claims;
    private final Caller caller;

    CaseEndpoint(Claims claims, Caller caller) {
        this.claims = claims;
        this.caller = caller;
    }

    /** @param until the claim ends by itself */
    record Answer(Instant until) {}

    @PostMapping("/v1/adjudications/{rid}/claim")
    @Operation(
            summary = "Takes a case: until the claim ends nobody else decides it, and whoever has it sees both records",
            description = "Taken again, a claim is not longer. Whoever lets one run out waits as long before taking"
                    + " the same case again; how many cases one may have at a time is limited.")
    Answer claim(@PathVariable String rid) {
        return new Answer(claims.take(rid(rid), caller.attribution("case-claimed")));
    }

    @DeleteMapping("/v1/adjudications/{rid}/claim")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Gives a case back undecided")
    void release(@PathVariable String rid) {
        claims.giveBack(rid(rid), caller.attribution("case-given-back"));
    }

    private static String rid(String rid) {
        if (!rid.matches(RID)) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, "rid");
        }
        return rid;
    }
}
