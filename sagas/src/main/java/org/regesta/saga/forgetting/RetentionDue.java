package org.regesta.saga.forgetting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.regesta.events.Book;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.RetentionGround;
import org.regesta.events.registration.Stage;
import org.regesta.ports.Projection;
import org.regesta.ports.Recorded;
import org.regesta.ports.ViewStore;
import org.springframework.stereotype.Component;

/**
 * Registrations that are nobody's identity, by why they would be given up and since when nothing happened to them. A
 * row says only where to look; what is owed is asked of the registry.
 */
@Component
class RetentionDue implements Projection.Factory {

    static final String NAME = "retention-due-2";
    private static final String SINCE = "since";
    private static final String OVER = "OVER";
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
        ViewStore.Collection rows = rows(store);
        return recorded -> {
            if (recorded.payload() instanceof RegistrationEvent event && !isNeutral(event)) {
                take(rows, event, recorded);
            }
        };
    }

    private static void take(ViewStore.Collection rows, RegistrationEvent event, Recorded recorded) {
        Optional<ViewStore.Document> known = rows.get(event.registrationId());
        long expected = known.map(ViewStore.Document::version).orElse(ViewStore.ABSENT);
        if (recorded.sequence() <= expected) {
            return; // delivered before, or overtaken
        }
        Optional<String> kind = event instanceof RegistrationEvent.RetentionEnded
                ? Optional.of(OVER)
                : ground(event).map(RetentionGround::name);
        boolean written = kind.isEmpty()
                ? known.isEmpty() || rows.remove(event.registrationId(), expected)
                : rows.replace(row(event.registrationId(), kind.get(), recorded), expected);
        if (!written) {
            take(rows, event, recorded); // another thread was faster: look again
        }
    }

    private static ViewStore.Document row(String id, String kind, Recorded recorded) {
        Instant at = Instant.ofEpochMilli(recorded.envelope().recordedMillis());
        return new ViewStore.Document(id, recorded.sequence(), "{}", Map.of(SINCE, List.of(key(kind, at))));
    }

    /** An upload is turned away of what never came, and of a correction: it changes nothing of either. */
    private static boolean isNeutral(RegistrationEvent event) {
        return event instanceof RegistrationEvent.UploadRefused;
    }

    /** On what ground a registration with this history would be given up; none when it is a person's. */
    static Optional<RetentionGround> ground(List<Recorded> history) {
        return history.reversed().stream()
                .map(recorded -> (RegistrationEvent) recorded.payload())
                .filter(event -> !isNeutral(event))
                .findFirst()
                .flatMap(RetentionDue::ground);
    }

    private static Optional<RetentionGround> ground(RegistrationEvent newest) {
        return switch (newest) {
            case RegistrationEvent.Synced _, RegistrationEvent.Deposited _ -> Optional.of(RetentionGround.NEVER_CAME);
            case RegistrationEvent.Rejected _ -> Optional.of(RetentionGround.REJECTED);
            case RegistrationEvent.StageAsked e when e.stage() == Stage.ISSUE -> Optional.empty();
            case RegistrationEvent.Approved _,
                    RegistrationEvent.SubjectLinked _,
                    RegistrationEvent.Finished _,
                    RegistrationEvent.Voided _,
                    RegistrationEvent.RetentionEnded _,
                    RegistrationEvent.KeysDestroyed _ -> Optional.empty();
            default -> Optional.of(RetentionGround.UNFINISHED);
        };
    }

    /** Where to look: whose retention may be over, and whose is and whose keys may still stand. */
    static List<String> ids(ViewStore store, Retention retention, Instant now) {
        List<String> ids = new ArrayList<>(ids(store, OVER, now));
        for (RetentionGround ground : RetentionGround.values()) {
            ids.addAll(ids(store, ground.name(), now.minus(retention.shortest(ground))));
        }
        return ids;
    }

    private static List<String> ids(ViewStore store, String kind, Instant until) {
        List<String> ids = new ArrayList<>();
        String cursor = null;
        do {
            ViewStore.Page page = rows(store)
                    .scan(
                            SINCE,
                            key(kind, Instant.EPOCH),
                            key(kind, until.plusMillis(1)),
                            cursor,
                            PAGE,
                            ViewStore.Order.ASCENDING);
            page.documents().forEach(row -> ids.add(row.id()));
            cursor = page.cursor().orElse(null);
        } while (cursor != null);
        return ids;
    }

    static Optional<ViewStore.Document> row(ViewStore store, String registrationId) {
        return rows(store).get(registrationId);
    }

    /**
     * Takes out the row of a registration that owes nothing: an old event, delivered late, had put it there again.
     * Only as it was seen before that was asked: what came meanwhile stays.
     */
    static void forget(ViewStore store, ViewStore.Document seen) {
        rows(store).remove(seen.id(), seen.version());
    }

    private static ViewStore.Collection rows(ViewStore store) {
        return store.collection(NAME, Set.of(SINCE));
    }

    private static String key(String kind, Instant since) {
        return kind + ":" + String.format(Locale.ROOT, "%015d", Math.max(0, since.toEpochMilli()));
    }
}
