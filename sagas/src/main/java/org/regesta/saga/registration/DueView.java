package org.regesta.saga.registration;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.regesta.events.Book;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.ports.Projection;
import org.regesta.ports.Recorded;
import org.regesta.ports.ViewStore;
import org.springframework.stereotype.Component;

/**
 * Where something is to happen next, and since when. One row per registration that has not ended: by what it waits
 * for, and, when it owes a command or waits for a candidate, by the time of the event that made it so. A row says only
 * where to look: what is owed is asked of the registry.
 */
@Component
public class DueView implements Projection.Factory {

    public static final String NAME = "due-2";
    private static final String WAITS = "waits";
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
        return store.collection(NAME, Set.of(SINCE, WAITS));
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

    private static ViewStore.Document row(RegistrationEvent event, Recorded recorded) {
        Wait wait = Wait.after(event).orElseThrow();
        String since = key(Instant.ofEpochMilli(recorded.envelope().recordedMillis()));
        return new ViewStore.Document(
                event.registrationId(),
                recorded.sequence(),
                "{}",
                Map.of(
                        SINCE,
                        wait == Wait.NEXT_STEP ? List.of(since) : List.of(), // else others are at it
                        WAITS,
                        List.of(wait + ":" + since)));
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

    /**
     * A page of those that wait for something since before an instant, the longest waiting first.
     *
     * @throws ViewStore.BadCursor when the cursor is not of this list
     */
    public static ViewStore.Page waiting(
            ViewStore store, Wait what, Instant before, @Nullable String cursor, int limit) {
        return collection(store)
                .scan(WAITS, what + ":", what + ":" + key(before), cursor, limit, ViewStore.Order.ASCENDING);
    }

    /** Since when a row of {@link #waiting} waits. */
    public static Instant since(ViewStore.Document row) {
        String key = row.keys().getOrDefault(WAITS, List.of()).getFirst();
        return Instant.ofEpochMilli(Long.parseLong(key.substring(key.lastIndexOf(':') + 1)));
    }

    /** Takes out the row of a registration that ended: an old event, delivered late, had put it there again. */
    public static void forget(ViewStore store, String registrationId) {
        ViewStore.Collection rows = collection(store);
        rows.get(registrationId).ifPresent(row -> rows.remove(row.id(), row.version()));
    }

    private static String key(Instant since) {
        return String.format(Locale.ROOT, "%015d", since.toEpochMilli());
    }
}
