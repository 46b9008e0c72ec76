package org.regesta.saga.adjudication;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.regesta.events.Book;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.ports.Projection;
import org.regesta.ports.Recorded;
import org.regesta.ports.ViewStore;
import org.regesta.ports.ViewStore.Document;
import org.springframework.stereotype.Component;

/**
 * Who was refused for whose sake, and of whom that is to be asked: whoever came to nothing, and whoever somebody was
 * just refused for. A row says only where to look: what became of either is asked of the registry. Each event writes
 * its row before the ticker reads the other's, so that of two at the same moment one is seen.
 */
@Component
class SecondLook implements Projection.Factory {

    static final String NAME = "second-look-1";
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
        return event -> {
            switch (event.payload()) {
                case RegistrationEvent.Rejected e -> {
                    e.duplicateOf().ifPresent(earlier -> {
                        refused(store).replaceAll(List.of(row(e.registrationId(), event, EARLIER, earlier)));
                        look(store, earlier, event);
                    });
                    look(store, e.registrationId(), event);
                }
                case RegistrationEvent.Voided e -> look(store, e.registrationId(), event);
                case RegistrationEvent.RetentionEnded e -> look(store, e.registrationId(), event);
                default -> {} // makes nothing void
            }
        };
    }

    private static void look(ViewStore store, String registrationId, Recorded event) {
        looks(store).replaceAll(List.of(row(registrationId, event, DUE, DUE)));
    }

    private static Document row(String id, Recorded event, String index, String key) {
        return new Document(id, event.position(), "{}", Map.of(index, List.of(key)));
    }

    /** Registrations for whose sake somebody may have been refused, and that may have come to nothing. */
    static List<Document> due(ViewStore store) {
        return all(looks(store), DUE, DUE);
    }

    /** Who was refused for the sake of a registration. */
    static List<Document> refusedFor(ViewStore store, String earlier) {
        return all(refused(store), EARLIER, earlier);
    }

    /** Nothing is owed there, unless something happened since the row was read. */
    static void looked(ViewStore store, Document row) {
        looks(store).remove(row.id(), row.version());
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

    private static ViewStore.Collection refused(ViewStore store) {
        return store.collection(NAME, Set.of(EARLIER));
    }

    private static ViewStore.Collection looks(ViewStore store) {
        return store.collection(NAME + "-due", Set.of(DUE));
    }
}
