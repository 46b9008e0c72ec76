package org.regesta.saga.adjudication;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.regesta.events.Book;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.ports.Projection;
import org.regesta.ports.ViewStore;
import org.regesta.ports.ViewStore.Document;
import org.springframework.stereotype.Component;

/**
 * Who was refused for the sake of a registration that came to nothing. Each of the two events looks for the other's
 * row, so it does not matter which is seen first; nobody but events takes a row away, so it is the same when made anew.
 */
@Component
class SecondLook implements Projection.Factory {

    static final String NAME = "second-look-2";
    private static final String EARLIER = "earlier";
    private static final String DUE = "due";
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
        Rows rows = new Rows(store);
        return event -> {
            long at = event.position();
            switch (event.payload()) {
                case RegistrationEvent.Rejected e -> {
                    rows.cameToNothing(e.registrationId(), at);
                    e.duplicateOf().ifPresent(earlier -> rows.refusedFor(e.registrationId(), earlier, at));
                }
                case RegistrationEvent.Voided e -> {
                    rows.cameToNothing(e.registrationId(), at);
                    rows.isNotRefused(e.registrationId());
                }
                case RegistrationEvent.RetentionEnded e -> {
                    rows.cameToNothing(e.registrationId(), at);
                    rows.isNotRefused(e.registrationId()); // its keys are gone: it cannot be looked at again
                }
                case RegistrationEvent.Reopened e -> {
                    rows.isOpen(e.registrationId());
                    rows.isNotRefused(e.registrationId());
                }
                default -> {} // makes nothing void
            }
        };
    }

    /**
     * Who is to be looked at again.
     *
     * @param earlier for whose sake it was refused
     */
    record Look(String registrationId, String earlier) {}

    static List<Look> due(ViewStore store) {
        return all(new Rows(store).due, DUE, DUE).stream()
                .flatMap(row -> row.keys().getOrDefault(EARLIER, List.of()).stream()
                        .map(earlier -> new Look(row.id(), earlier)))
                .toList();
    }

    private static List<Document> all(ViewStore.Collection rows, String index, String key) {
        List<Document> found = new ArrayList<>();
        String cursor = null;
        do {
            ViewStore.Page page = rows.scan(index, key, key + "\0", cursor, PAGE, ViewStore.Order.ASCENDING);
            found.addAll(page.documents());
            cursor = page.cursor().orElse(null);
        } while (cursor != null);
        return found;
    }

    private static final class Rows {

        private final ViewStore.Collection refused;
        private final ViewStore.Collection ended;
        private final ViewStore.Collection due;

        Rows(ViewStore store) {
            refused = store.collection(NAME, Set.of(EARLIER));
            ended = store.collection(NAME + "-void", Set.of());
            due = store.collection(NAME + "-due", Set.of(DUE, EARLIER));
        }

        void cameToNothing(String registrationId, long at) {
            put(ended, new Document(registrationId, at, "{}", Map.of()));
            all(refused, EARLIER, registrationId).forEach(row -> owe(row.id(), registrationId, row.version()));
        }

        void refusedFor(String registrationId, String earlier, long at) {
            put(refused, new Document(registrationId, at, "{}", Map.of(EARLIER, List.of(earlier))));
            if (ended.get(earlier).isPresent()) {
                owe(registrationId, earlier, at);
            }
        }

        /** By the position of the refusal, whichever of the two events came last. */
        private void owe(String registrationId, String earlier, long refusedAt) {
            Map<String, List<String>> keys = Map.of(DUE, List.of(DUE), EARLIER, List.of(earlier));
            put(due, new Document(registrationId, refusedAt, "{}", keys));
        }

        void isOpen(String registrationId) {
            remove(ended, registrationId);
            all(due, EARLIER, registrationId).forEach(row -> remove(due, row.id()));
        }

        void isNotRefused(String registrationId) {
            remove(refused, registrationId);
            remove(due, registrationId);
        }

        private static void put(ViewStore.Collection rows, Document row) {
            rows.replaceAll(List.of(row));
        }

        private static void remove(ViewStore.Collection rows, String id) {
            rows.get(id).ifPresent(row -> rows.remove(id, row.version()));
        }
    }
}
