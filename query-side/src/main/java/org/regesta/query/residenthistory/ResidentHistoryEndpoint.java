package org.regesta.query.residenthistory;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.regesta.events.Book;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.ports.Ledger;
import org.regesta.ports.Reads;
import org.regesta.ports.Recorded;
import org.regesta.ports.Refusal;
import org.regesta.ports.ViewStore;
import org.regesta.query.asking.PageLimit;
import org.regesta.query.lines.Line;
import org.regesta.query.lines.Timeline;
import org.regesta.query.residenthistory.api.ResidentHistoryRefusal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was done with my identity, by whom, why, when. */
@RestController
@Tag(name = "Resident history")
class ResidentHistoryEndpoint {

    private final Timeline timeline;
    private final Ledger ledger;

    ResidentHistoryEndpoint(ViewStore store, Ledger ledger) {
        this.ledger = ledger;
        this.timeline = new Timeline(store, ResidentHistoryProjection.NAME);
    }

    /** @param cursor of the next page, empty on the last */
    record Answer(String subject, List<Item> items, Optional<String> cursor) {}

    /**
     * One thing that happened.
     *
     * @param what in words
     * @param who officer, client, partner or rule id
     * @param authority on what ground, in the ledger's text form
     * @param why the reason's code
     * @param event {@code <book>:<position>}, to ask for its proof
     */
    record Item(
            Instant when,
            String what,
            Optional<String> who,
            Optional<String> role,
            Optional<String> authority,
            Optional<String> why,
            String type,
            String event,
            String eventId) {

        static Item of(Line line) {
            return new Item(
                    Instant.ofEpochMilli(line.recordedMillis()),
                    line.what(),
                    line.actor(),
                    line.role(),
                    line.authority(),
                    line.reason(),
                    line.type(),
                    line.book().text() + ":" + line.position(),
                    line.eventId());
        }
    }

    @GetMapping("/v1/identities/{subject}/history")
    @Reads(ResidentHistoryProjection.NAME)
    @Operation(summary = "What happened to an identity, oldest first, from both books; disclosures included")
    Answer history(
            @PathVariable String subject,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        if (subject.contains(":")) { // a registration is no subject until it is linked
            throw new Refusal(ResidentHistoryRefusal.UNKNOWN);
        }
        List<Recorded> life = ledger.stream(Book.REGISTRY, "identity:" + subject);
        if (!life.isEmpty() && life.getLast().payload() instanceof IdentityEvent.Erased) {
            throw new Refusal(ResidentHistoryRefusal.ERASED); // whom it was about is nobody any more
        }
        Timeline.Lot lot = timeline.ofPerson(
                subject, new Timeline.Part(Optional.empty(), Optional.empty(), cursor, PageLimit.of(limit)));
        if (lot.lines().isEmpty() && cursor == null) {
            throw new Refusal(ResidentHistoryRefusal.UNKNOWN);
        }
        return new Answer(subject, lot.lines().stream().map(Item::of).toList(), lot.cursor());
    }
}
