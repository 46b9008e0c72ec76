package org.regesta.query.adjudication;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.regesta.events.registration.AdjudicationReason;
import org.regesta.ports.Caller;
import org.regesta.ports.Reads;
import org.regesta.ports.ViewStore;
import org.regesta.query.asking.PageLimit;
import org.regesta.wire.BadRequest;
import org.regesta.wire.Json;
import org.regesta.wire.MosipRefusal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The adjudicator's work list, and one case with both records. */
@RestController
@Tag(name = "Adjudication")
class AdjudicationsEndpoint {

    private final ViewStore store;
    private final CaseDesk desk;
    private final Caller caller;
    private final Clock clock;

    AdjudicationsEndpoint(ViewStore store, CaseDesk desk, Caller caller, Clock clock) {
        this.clock = clock;
        this.store = store;
        this.desk = desk;
        this.caller = caller;
    }

    /** @param cursor of the next page, empty on the last */
    record Answer(List<Item> items, Optional<String> cursor) {}

    /**
     * @param score of the likeliest candidate
     * @param claimedBy who has it
     * @param claimedUntil when anybody may take it again
     * @param overdueSince when the time that the law gives for a decision was over
     */
    record Item(
            String registrationId,
            AdjudicationReason reason,
            Instant since,
            int candidates,
            int score,
            Optional<String> claimedBy,
            Optional<Instant> claimedUntil,
            Optional<Instant> overdueSince) {
        static Item of(AdjudicationCase each, AdjudicationCase.Asked asked, Instant now) {
            int score = asked.candidates().stream()
                    .mapToInt(candidate -> candidate.score())
                    .max()
                    .orElse(0);
            Optional<AdjudicationCase.Claim> claim =
                    each.hands().claim().filter(standing -> now.isBefore(standing.until()));
            return new Item(
                    each.registrationId(),
                    asked.reason(),
                    asked.since(),
                    asked.candidates().size(),
                    score,
                    claim.map(AdjudicationCase.Claim::officer),
                    claim.map(AdjudicationCase.Claim::until),
                    each.hands().overdue());
        }
    }

    @GetMapping("/v1/adjudications")
    @Reads(AdjudicationProjection.NAME)
    @Operation(
            summary = "Registrations that wait for a human decision, the longest waiting first",
            description = "With overdue=true those alone for which the time that the law gives is over: what"
                    + " supervisors see to.")
    Answer list(
            @RequestParam(required = false, defaultValue = "false") boolean overdue,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Instant now = clock.instant();
        String which = overdue ? AdjudicationCase.OVERDUE : AdjudicationCase.WAITING;
        ViewStore.Page page = page(which, cursor, PageLimit.of(limit));
        List<Item> items = page.documents().stream()
                .map(document -> Json.read(document.body(), AdjudicationCase.class))
                .flatMap(each -> each.asked().stream().map(asked -> Item.of(each, asked, now)))
                .toList();
        return new Answer(items, page.cursor());
    }

    @GetMapping("/v1/adjudications/{rid}")
    @Reads(AdjudicationProjection.NAME)
    @Operation(
            summary = "Both records side by side with the weight of each field; recorded as a disclosure",
            description = "Whoever has the case sees the data; others, and everybody once it is decided, see what it is"
                    + " about and nobody's data. Documents and biometrics are named by reference.")
    CaseDesk.Shown one(@PathVariable String rid) {
        return desk.show(rid, clock.instant(), caller.attribution("adjudication"));
    }

    private ViewStore.Page page(String which, @Nullable String cursor, int limit) {
        try {
            return AdjudicationProjection.cases(store).scan(which, "", null, cursor, limit, ViewStore.Order.ASCENDING);
        } catch (ViewStore.BadCursor notOurs) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, "cursor");
        }
    }
}
