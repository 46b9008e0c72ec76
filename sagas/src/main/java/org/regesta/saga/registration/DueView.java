package org.regesta.saga.registration;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.regesta.events.Book;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.ports.Projection;
import org.regesta.ports.Recorded;
import org.regesta.ports.ViewStore;
import org.springframework.stereotype.Component;

/**
 * Where something is to happen next, and since when. One row per registration that owes a command or waits for a
 * candidate, by the time of the event that made it so; no row while a worker or an adjudicator is at it. A row says
 * only where to look: what is owed is asked of the registry.
 */
@Component
class DueView implements Projection.Factory {

    static final String NAME = "due-1";
    static final String SINCE = "since";
    private static final int PAGE = 100;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Book> books() {
        return Set.of(Book.REGISTRY);
    }

    @Override
    public Projection over(ViewStore store) {
        ViewStore.Collection rows = collection(store);
        return event -> apply(rows, event);
    }

    private static ViewStore.Collection collection(ViewStore store) {
        return store.collection(NAME, Set.of(SINCE));
    }

    private static void apply(ViewStore.Collection rows, Recorded recorded) {
        if (!(recorded.payload() instanceof RegistrationEvent event) || isNeutral(event)) {
            return;
        }
        Optional<ViewStore.Document> known = rows.get(event.registrationId());
        long expected = known.map(ViewStore.Document::version).orElse(ViewStore.ABSENT);
        if (recorded.sequence() <= expected) {
            return; // delivered before, or overtaken
        }
        boolean written = isEnd(event)
                ? known.isEmpty() || rows.remove(event.registrationId(), expected)
                : rows.replace(row(event, recorded), expected);
        if (!written) {
            apply(rows, recorded); // another thread was faster: look again
        }
    }

    /** Events that neither begin nor end anything owed. */
    private static boolean isNeutral(RegistrationEvent event) {
        return event instanceof RegistrationEvent.Synced
                || event instanceof RegistrationEvent.UploadRefused
                || event instanceof RegistrationEvent.SubjectLinked;
    }

    private static boolean isEnd(RegistrationEvent event) {
        return event instanceof RegistrationEvent.Rejected
                || event instanceof RegistrationEvent.Finished
                || event instanceof RegistrationEvent.RetentionEnded
                || event instanceof RegistrationEvent.KeysDestroyed;
    }

    private static ViewStore.Document row(RegistrationEvent event, Recorded recorded) {
        boolean othersAreAtIt =
                event instanceof RegistrationEvent.StageAsked || event instanceof RegistrationEvent.AdjudicationAsked;
        List<String> since = othersAreAtIt
                ? List.of()
                : List.of(key(Instant.ofEpochMilli(recorded.envelope().recordedMillis())));
        return new ViewStore.Document(event.registrationId(), recorded.sequence(), "{}", Map.of(SINCE, since));
    }

    /** Registrations at which something is owed or waited for since before an instant, the oldest first. */
    static List<String> before(ViewStore store, Instant instant) {
        ViewStore.Collection rows = collection(store);
        List<String> due = new ArrayList<>();
        String cursor = null;
        do {
            ViewStore.Page page = rows.scan(SINCE, "", key(instant), cursor, PAGE, ViewStore.Order.ASCENDING);
            page.documents().forEach(row -> due.add(row.id()));
            cursor = page.cursor().orElse(null);
        } while (cursor != null);
        return due;
    }

    /** Takes out the row of a registration that ended: an old event, delivered late, had put it there again. */
    static void forget(ViewStore store, String registrationId) {
        ViewStore.Collection rows = collection(store);
        rows.get(registrationId).ifPresent(row -> rows.remove(row.id(), row.version()));
    }

    private static String key(Instant since) {
        return String.format(Locale.ROOT, "%015d", since.toEpochMilli());
    }
}
