package org.regesta.query.proposal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.Reads;
import org.regesta.ports.Refusal;
import org.regesta.ports.ViewStore;
import org.regesta.query.asking.PageLimit;
import org.regesta.query.proposal.api.ProposalReadRefusal;
import org.regesta.wire.BadRequest;
import org.regesta.wire.Json;
import org.regesta.wire.MosipRefusal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was proposed, and where it stands. */
@RestController
@Tag(name = "Proposals")
class ProposalsEndpoint {

    private final ViewStore store;

    ProposalsEndpoint(ViewStore store) {
        this.store = store;
    }

    /** @param cursor of the next page, empty on the last */
    record Answer(List<ProposalPaper> items, Optional<String> cursor) {}

    @GetMapping("/v1/proposals")
    @Reads(ProposalProjection.NAME)
    @Operation(summary = "Proposals, all or of one standing: OPEN, APPROVED, REFUSED, EXPIRED, EXECUTED")
    Answer all(
            @RequestParam(required = false) @Nullable String standing,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        String from = standing == null ? "" : standing;
        String to = standing == null ? null : standing + "\0";
        try {
            ViewStore.Page page = ProposalProjection.open(store)
                    .scan(ProposalPaper.STANDING, from, to, cursor, PageLimit.of(limit), ViewStore.Order.ASCENDING);
            return new Answer(
                    page.documents().stream()
                            .map(paper -> Json.read(paper.body(), ProposalPaper.class))
                            .toList(),
                    page.cursor());
        } catch (ViewStore.BadCursor notOurs) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, "cursor");
        }
    }

    @GetMapping("/v1/proposals/{id}")
    @Reads(ProposalProjection.NAME)
    @Operation(summary = "A proposal: on what ground, who proposed and decided it, whether it is carried out")
    ProposalPaper one(@PathVariable String id) {
        return ProposalProjection.find(store, id).orElseThrow(() -> new Refusal(ProposalReadRefusal.UNKNOWN));
    }
}
