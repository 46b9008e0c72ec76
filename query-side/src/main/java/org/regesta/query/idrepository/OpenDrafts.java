package org.regesta.query.idrepository;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.regesta.events.Book;
import org.regesta.events.identity.IdentityDraftEvent;
import org.regesta.ports.Projection;
import org.regesta.ports.Recorded;
import org.regesta.ports.ViewStore;
import org.regesta.wire.Json;
import org.springframework.stereotype.Component;

/**
 * Whose identity the open drafts are about; what they hold is read from the registry itself. A registration that was
 * discarded may begin again: of its beginnings and ends the newest counts, in whatever order they come.
 */
@Component
class OpenDrafts implements Projection.Factory {

    static final String NAME = "open-drafts-1";

    /** A person has a draft at a time, hardly ever more. */
    private static final int MOST = 100;

    private static final String SUBJECT = "subject";

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
        ViewStore.Collection drafts = open(store);
        return event -> {
            switch (event.payload()) {
                case IdentityDraftEvent.Started e -> put(drafts, e.registrationId(), List.of(e.subject()), event);
                case IdentityDraftEvent.Published e -> put(drafts, e.registrationId(), List.of(), event);
                case IdentityDraftEvent.Discarded e -> put(drafts, e.registrationId(), List.of(), event);
                default -> {} // neither begins nor ends a draft
            }
        };
    }

    private static void put(ViewStore.Collection drafts, String id, List<String> subject, Recorded event) {
        String body = Json.write(Map.of("open", !subject.isEmpty()));
        var document = new ViewStore.Document(id, event.sequence(), body, Map.of(SUBJECT, subject));
        long known = version(drafts, id);
        while (known < event.sequence() && !drafts.replace(document, known)) {
            known = version(drafts, id); // another delivery came between
        }
    }

    private static long version(ViewStore.Collection drafts, String id) {
        return drafts.get(id).map(ViewStore.Document::version).orElse(ViewStore.ABSENT);
    }

    /** Registration ids of a person's open drafts. */
    static List<String> of(ViewStore store, String subject) {
        return open(store)
                .scan(SUBJECT, subject, subject + "\0", null, MOST, ViewStore.Order.ASCENDING)
                .documents()
                .stream()
                .map(ViewStore.Document::id)
                .toList();
    }

    private static ViewStore.Collection open(ViewStore store) {
        return store.collection(NAME, Set.of(SUBJECT));
    }
}
