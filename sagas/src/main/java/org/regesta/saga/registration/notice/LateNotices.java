package org.regesta.saga.registration.notice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.regesta.events.Book;
import org.regesta.events.registration.Process;
import org.regesta.ports.Ledger;
import org.regesta.ports.ViewStore;
import org.regesta.saga.registration.stage.Backlog;
import org.regesta.saga.registration.stage.Dossier;
import org.regesta.saga.registration.stage.Tries;
import org.springframework.stereotype.Component;

/** Who should have been told long ago. */
@Component
public class LateNotices {

    private final ViewStore store;
    private final Ledger ledger;
    private final Tries tries;

    public LateNotices(ViewStore store, Ledger ledger, Tries tries) {
        this.store = store;
        this.ledger = ledger;
        this.tries = tries;
    }

    /** How the workers fared, with messages and all else. */
    public Tries tries() {
        return tries;
    }

    /** @param tried how sending it went, none when nobody tried */
    public record Late(String registrationId, Process process, Instant since, Optional<Tries.Tried> tried) {}

    public record Page(List<Late> items, Optional<String> cursor) {}

    /**
     * Of what became due before an instant, the longest due first.
     *
     * @throws ViewStore.BadCursor when the cursor is not of this list
     */
    public Page page(Instant before, @Nullable String cursor, int limit) {
        ViewStore.Page page = NoticesDue.page(store, before, cursor, limit);
        return new Page(
                page.documents().stream().map(NoticesDue::row).map(this::late).toList(), page.cursor());
    }

    /** Of all who are to be told, however lately that became due. */
    public Backlog backlog() {
        ViewStore.Page first = NoticesDue.page(store, null, null, 1);
        return new Backlog(
                NoticesDue.count(store),
                first.documents().stream().findFirst().map(NoticesDue::row).map(row -> late(row)
                        .since()));
    }

    private Late late(NoticesDue.Row row) {
        String rid = row.due().registrationId();
        return new Late(
                rid,
                Dossier.of(ledger, rid).synced().process(),
                Instant.ofEpochMilli(ledger.event(Book.REGISTRY, "registration:" + rid, row.sequence())
                        .envelope()
                        .recordedMillis()),
                tries.of(NoticeTicker.lease(row.due().noticeId())));
    }
}
