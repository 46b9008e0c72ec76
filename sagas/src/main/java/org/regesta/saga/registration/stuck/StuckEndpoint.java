package org.regesta.saga.registration.stuck;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.Reads;
import org.regesta.ports.ViewStore;
import org.regesta.saga.registration.DueView;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipRefusal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Registrations that wait longer than they should. */
@RestController
@Tag(name = "Operations")
class StuckEndpoint {

    private static final int USUAL = 50;
    private static final int MOST = 200;

    private final Stuck stuck;

    StuckEndpoint(Stuck stuck) {
        this.stuck = stuck;
    }

    @GetMapping("/v1/operations/stuck")
    @Reads(DueView.NAME)
    @Operation(
            summary = "Registrations that wait longer than they should: for what, since when, why, and what to do",
            description = "Each action is POST /v1/operations/stuck/{rid}/{action} with a reasonCode, but for an"
                    + " adjudicator's decide and take-away, which is POST /v1/adjudications/{rid}/claim/removal")
    Stuck.Page list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int most = limit == null ? USUAL : limit;
        if (most < 1 || most > MOST) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, "limit");
        }
        try {
            return stuck.page(cursor, most);
        } catch (ViewStore.BadCursor notOurs) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, "cursor");
        }
    }
}
