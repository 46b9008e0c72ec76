package org.regesta.saga.registration.stage.dedupe;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.regesta.events.Book;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;
import org.regesta.ports.ViewStore;
import org.regesta.saga.registration.stage.Backlog;
import org.regesta.saga.registration.stage.Tries;
import org.springframework.stereotype.Component;

/** Who came without a packet and should have been entered long ago where people are compared. */
@Component
public class LateEnrolments {

    private final ViewStore store;
    private final Ledger ledger;
    private final Tries tries;

    public LateEnrolments(ViewStore store, Ledger ledger, Tries tries) {
        this.store = store;
        this.ledger = ledger;
        this.tries = tries;
    }

    /** @param tried how it went, none when nobody tried */
    public record Late(String registrationId, Instant since, Optional<Tries.Tried> tried) {}

    public record Page(List<Late> items, Optional<String> cursor) {}

    /**
     * Of what became due before an instant, the longest due first.
     *
     * @throws ViewStore.BadCursor when the cursor is not of this list
     */
    public Page page(Instant before, @Nullable String cursor, int limit) {
        ViewStore.Page page = EnrolDue.page(store, cursor, limit);
        List<Late> all =
                page.documents().stream().map(EnrolDue::row).map(this::late).toList();
        List<Late> late =
                all.stream().filter(one -> one.since().isBefore(before)).toList();
        return new Page(late, late.size() < all.size() ? Optional.empty() : page.cursor()); // behind it all are younger
    }

    /** Of all who are to be entered, however lately that became due. */
    public Backlog backlog() {
        ViewStore.Page first = EnrolDue.page(store, null, 1);
        return new Backlog(
                EnrolDue.count(store),
                first.documents().stream().findFirst().map(EnrolDue::row).map(row -> late(row)
                        .since()));
    }

    private Late late(EnrolDue.Row row) {
        Recorded cause = ledger.at(Book.REGISTRY, row.position()).orElseThrow();
        return new Late(
                row.registrationId(),
                Instant.ofEpochMilli(cause.envelope().recordedMillis()),
                tries.of(EnrolTicker.lease(row)));
    }
}
