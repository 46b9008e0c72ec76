package org.regesta.saga.registration.stage;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.regesta.events.Book;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.RegistrationEvent.StageAsked;
import org.regesta.events.registration.Stage;
import org.regesta.ports.Projection;
import org.regesta.ports.Recorded;
import org.regesta.ports.ViewStore;
import org.regesta.wire.Json;
import org.springframework.stereotype.Component;

/**
 * The queue: which registrations have a stage that is asked for and not answered, the longest waiting first. One row
 * per registration; whoever takes work from it asks the registry whether it is still to be done.
 */
@Component
class WorkView implements Projection.Factory {

    static final String NAME = "work-1";
    private static final String OPEN = "open";

    private final WorkBell bell;

    WorkView(WorkBell bell) {
        this.bell = bell;
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

    private static ViewStore.Collection collection(ViewStore store) {
        return store.collection(NAME, Set.of(OPEN));
    }

    private void apply(ViewStore.Collection rows, Recorded recorded) {
        if (!(recorded.payload() instanceof RegistrationEvent event) || isNeutral(event)) {
            return;
        }
        Optional<ViewStore.Document> known = rows.get(event.registrationId());
        long expected = known.map(ViewStore.Document::version).orElse(ViewStore.ABSENT);
        if (recorded.sequence() <= expected) {
            return; // delivered before, or overtaken by a later event: the newest alone says what is open
        }
        boolean ended = event instanceof RegistrationEvent.Rejected
                || event instanceof RegistrationEvent.Finished
                || event instanceof RegistrationEvent.RetentionEnded
                || event instanceof RegistrationEvent.KeysDestroyed;
        boolean written = ended
                ? known.isEmpty() || rows.remove(event.registrationId(), expected)
                : rows.replace(row(event, recorded), expected);
        if (!written) {
            apply(rows, recorded); // another thread was faster: look again
        } else if (event instanceof StageAsked) {
            bell.ring();
        }
    }

    /** Events that neither open nor close a stage. */
    private static boolean isNeutral(RegistrationEvent event) {
        return event instanceof RegistrationEvent.Synced
                || event instanceof RegistrationEvent.UploadRefused
                || event instanceof RegistrationEvent.Deposited
                || event instanceof RegistrationEvent.SubjectLinked
                || event instanceof RegistrationEvent.CaseEvent
                || event instanceof RegistrationEvent.Voided;
    }

    private static ViewStore.Document row(RegistrationEvent event, Recorded recorded) {
        boolean opens = event instanceof StageAsked;
        return new ViewStore.Document(
                event.registrationId(),
                recorded.sequence(),
                event instanceof StageAsked asked ? Json.write(new Asked(asked.stage(), asked.attempt())) : "{}",
                Map.of(OPEN, opens ? List.of(key(recorded.position())) : List.of()));
    }

    /** What an open row asks for. */
    record Asked(Stage stage, int attempt) {}

    static Asked asked(ViewStore.Document row) {
        return Json.read(row.body(), Asked.class);
    }

    /**
     * A page of the queue.
     *
     * @param from a {@link #place}, or empty for all
     */
    static ViewStore.Page page(ViewStore store, String from, @Nullable String cursor, int limit) {
        return collection(store).scan(OPEN, from, null, cursor, limit, ViewStore.Order.ASCENDING);
    }

    /** Where an open row stands in the queue. */
    static String place(ViewStore.Document row) {
        return row.keys().getOrDefault(OPEN, List.of("")).getFirst();
    }

    /** Takes out a row whose work turned out to be done: an old event, delivered late, had put it there again. */
    static void forget(ViewStore store, ViewStore.Document row) {
        collection(store).remove(row.id(), row.version());
    }

    private static String key(long position) {
        return String.format(Locale.ROOT, "%019d", position);
    }
}
