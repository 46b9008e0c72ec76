package org.regesta.saga.registration;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.regesta.events.Book;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.ports.Ledger;
import org.regesta.ports.Projection;
import org.regesta.ports.Recorded;
import org.regesta.ports.ViewStore;
import org.regesta.wire.Json;
import org.springframework.stereotype.Component;

/**
 * Where something is to happen next, and since when. One row per registration that has not ended: by what it waits
 * for, and, when it owes a command or waits for a candidate, by the time of the event that made it so; and in every
 * order that {@link UnderWay} searches. A row says only where to look: what is owed is asked of the registry.
 */
@Component
public class DueView implements Projection.Factory {

    public static final String NAME = "due-3";
    private static final int PAGE = 100;

    private final Ledger ledger;

    public DueView(Ledger ledger) {
        this.ledger = ledger;
    }

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

    static ViewStore.Collection collection(ViewStore store) {
        return store.collection(NAME, DueKeys.INDEXES);
    }

    private void apply(ViewStore.Collection rows, Recorded recorded) {
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
                : rows.replace(row(event, recorded, begun(known, recorded)), expected);
        if (!written) {
            apply(rows, recorded); // another thread was faster: look again
        }
    }

    /** Events that neither begin nor end anything owed. */
    private static boolean isNeutral(RegistrationEvent event) {
        return event instanceof RegistrationEvent.UploadRefused
                || event instanceof RegistrationEvent.Deposited
                || event instanceof RegistrationEvent.SubjectLinked
                || event instanceof RegistrationEvent.CaseEvent
                || event instanceof RegistrationEvent.Voided;
    }

    private static boolean isEnd(RegistrationEvent event) {
        return event instanceof RegistrationEvent.Rejected
                || event instanceof RegistrationEvent.Finished
                || event instanceof RegistrationEvent.RetentionEnded
                || event instanceof RegistrationEvent.KeysDestroyed;
    }

    /** How it began: told by its first event alone, so it is kept beside what changes. */
    record Begun(Process process, long millis) {

        static Begun of(Recorded synced) {
            return new Begun(
                    ((RegistrationEvent.Synced) synced.payload()).process(),
                    synced.envelope().recordedMillis());
        }
    }

    private Begun begun(Optional<ViewStore.Document> known, Recorded recorded) {
        if (recorded.payload() instanceof RegistrationEvent.Synced) {
            return Begun.of(recorded);
        }
        return known.map(row -> Json.read(row.body(), Begun.class))
                .orElseGet(() -> Begun.of(ledger.stream(Book.REGISTRY, recorded.stream())
                        .getFirst())); // it had ended and is looked at again, or was told out of order
    }

    private static ViewStore.Document row(RegistrationEvent event, Recorded recorded, Begun begun) {
        Wait wait = Wait.after(event).orElseThrow();
        return new ViewStore.Document(
                event.registrationId(),
                recorded.sequence(),
                Json.write(begun),
                DueKeys.of(wait, begun, recorded.envelope().recordedMillis()));
    }

    /** Registrations at which something is owed or waited for since before an instant, the oldest first. */
    static List<String> before(ViewStore store, Instant instant) {
        ViewStore.Collection rows = collection(store);
        List<String> due = new ArrayList<>();
        String cursor = null;
        do {
            ViewStore.Page page = rows.scan(
                    DueKeys.SINCE, "", DueKeys.time(instant.toEpochMilli()), cursor, PAGE, ViewStore.Order.ASCENDING);
            page.documents().forEach(row -> due.add(row.id()));
            cursor = page.cursor().orElse(null);
        } while (cursor != null);
        return due;
    }

    /**
     * A page of those that wait for something since before an instant, the longest waiting first.
     *
     * @throws ViewStore.BadCursor when the cursor is not of this list
     */
    public static ViewStore.Page waiting(
            ViewStore store, Wait what, Instant before, @Nullable String cursor, int limit) {
        String end = what + ":" + DueKeys.time(before.toEpochMilli());
        return collection(store).scan(DueKeys.WAITS, what + ":", end, cursor, limit, ViewStore.Order.ASCENDING);
    }

    /** Since when a row of {@link #waiting} waits. */
    public static Instant since(ViewStore.Document row) {
        String key = row.keys().getOrDefault(DueKeys.WAITS, List.of()).getFirst();
        return Instant.ofEpochMilli(Long.parseLong(key.substring(key.lastIndexOf(':') + 1)));
    }

    static Optional<ViewStore.Document> row(ViewStore store, String registrationId) {
        return collection(store).get(registrationId);
    }

    /**
     * Takes out the row of a registration that ended, as it was seen before that was asked: an old event, delivered
     * late, had put it there again. One that changed since is looked at again by whoever sees it next.
     */
    public static void forget(ViewStore store, ViewStore.Document seen) {
        collection(store).remove(seen.id(), seen.version());
    }
}
