package org.regesta.saga.forgetting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.regesta.events.Book;
import org.regesta.events.proposal.ProposalEvent;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.virtualid.VirtualIdEvent;
import org.regesta.ports.Projection;
import org.regesta.ports.Recorded;
import org.regesta.ports.ViewStore;
import org.regesta.ports.ViewStore.Document;
import org.springframework.stereotype.Component;

/**
 * Which proposals are to be looked at, and when: open ones once their time is over, approved ones at once. And what
 * belongs to a person: registrations and virtual ids. A row says only where to look; what is owed is asked of the
 * registry.
 */
@Component
class ForgettingDue implements Projection.Factory {

    static final String NAME = "forgetting-due-1";
    private static final String WHEN = "when";
    private static final String SUBJECT = "subject";
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
        ViewStore.Collection proposals = proposals(store);
        ViewStore.Collection registrations = belongings(store, "registrations");
        ViewStore.Collection virtualIds = belongings(store, "virtual-ids");
        return event -> {
            switch (event.payload()) {
                case ProposalEvent e -> take(proposals, e, event);
                case RegistrationEvent.SubjectLinked e -> own(registrations, e.registrationId(), e.subject());
                case VirtualIdEvent.Issued e -> own(virtualIds, e.vidId(), e.subject());
                case VirtualIdEvent.Drafted e -> own(virtualIds, e.vidId(), e.subject());
                default -> {} // nothing that anybody must forget
            }
        };
    }

    private static void take(ViewStore.Collection rows, ProposalEvent event, Recorded recorded) {
        Optional<Document> known = rows.get(event.proposalId());
        long expected = known.map(Document::version).orElse(ViewStore.ABSENT);
        if (recorded.sequence() <= expected) {
            return; // delivered before, or overtaken
        }
        List<String> when =
                switch (event) {
                    case ProposalEvent.Proposed e -> List.of(key(e.expires()));
                    case ProposalEvent.Approved _ -> List.of(key(Instant.EPOCH));
                    case ProposalEvent.Refused _, ProposalEvent.Expired _, ProposalEvent.Executed _ -> List.of();
                };
        Document row = new Document(event.proposalId(), recorded.sequence(), "{}", Map.of(WHEN, when));
        if (!rows.replace(row, expected)) {
            take(rows, event, recorded); // another thread was faster: look again
        }
    }

    private static void own(ViewStore.Collection belongings, String id, String subject) {
        belongings.replaceAll(List.of(new Document(id, 0, "{}", Map.of(SUBJECT, List.of(subject)))));
    }

    /** Proposals to look at now. */
    static List<String> proposals(ViewStore store, Instant now) {
        return ids(proposals(store), WHEN, "", key(now.plusMillis(1)));
    }

    /** The registrations that became this person. */
    static List<String> registrations(ViewStore store, String subject) {
        return ids(belongings(store, "registrations"), SUBJECT, subject, subject + "\0");
    }

    static List<String> virtualIds(ViewStore store, String subject) {
        return ids(belongings(store, "virtual-ids"), SUBJECT, subject, subject + "\0");
    }

    private static List<String> ids(ViewStore.Collection rows, String index, String from, String to) {
        List<String> ids = new ArrayList<>();
        String cursor = null;
        do {
            ViewStore.Page page = rows.scan(index, from, to, cursor, PAGE, ViewStore.Order.ASCENDING);
            page.documents().forEach(row -> ids.add(row.id()));
            cursor = page.cursor().orElse(null);
        } while (cursor != null);
        return ids;
    }

    private static ViewStore.Collection proposals(ViewStore store) {
        return store.collection(NAME, Set.of(WHEN));
    }

    private static ViewStore.Collection belongings(ViewStore store, String kind) {
        return store.collection(NAME + "-" + kind, Set.of(SUBJECT));
    }

    private static String key(Instant when) {
        return String.format(Locale.ROOT, "%015d", when.toEpochMilli());
    }
}
