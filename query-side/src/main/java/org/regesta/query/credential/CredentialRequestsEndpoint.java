package org.regesta.query.credential;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.Reads;
import org.regesta.ports.ViewStore;
import org.regesta.query.asking.PageLimit;
import org.regesta.wire.BadRequest;
import org.regesta.wire.Json;
import org.regesta.wire.MosipRefusal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Credentials that are asked for. */
@RestController
@Tag(name = "Credentials")
class CredentialRequestsEndpoint {

    private final ViewStore store;

    CredentialRequestsEndpoint(ViewStore store) {
        this.store = store;
    }

    /** @param cursor of the next page, empty on the last */
    record Answer(List<CredentialRequests.Line> items, Optional<String> cursor) {}

    @GetMapping("/v1/credentials/requests")
    @Reads(CredentialRequests.NAME)
    @Operation(summary = "Credentials that were asked for, the oldest request first: for whom, of what kind, and why")
    Answer list(
            @RequestParam(required = false, defaultValue = "") String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        try {
            ViewStore.Page page = CredentialRequests.page(store, cursor, PageLimit.of(limit));
            return new Answer(
                    page.documents().stream()
                            .map(line -> Json.read(line.body(), CredentialRequests.Line.class))
                            .toList(),
                    page.cursor());
        } catch (ViewStore.BadCursor notOurs) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, "cursor");
        }
    }
}
