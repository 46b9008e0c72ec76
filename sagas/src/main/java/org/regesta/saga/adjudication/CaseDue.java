package org.regesta.saga.adjudication;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.regesta.events.Book;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.RegistrationEvent.AdjudicationAsked;
import org.regesta.events.registration.RegistrationEvent.CaseClaimed;
import org.regesta.events.registration.RegistrationEvent.CaseEvent;
import org.regesta.events.registration.RegistrationEvent.CaseReleased;
import org.regesta.events.registration.RegistrationEvent.DecisionOverdue;
import org.regesta.ports.Projection;
import org.regesta.ports.Recorded;
import org.regesta.ports.ViewStore;
import org.regesta.wire.Json;
import org.springframework.stereotype.Component;

/**
 * Cases that wait for a decision: since when, who has which, and until when. A row says only where to look: whether
 * something is due is asked of the registry.
 */
@Component
class CaseDue implements Projection.Factory {

    static final String NAME = "case-due-2";
    private static final String ASKED = "asked";
    private static final String UNTIL = "until";
    private static final String OFFICER = "officer";
    private static final String OVERDUE = "overdue";
    private static final Set<String> INDEXES = Set.of(ASKED, UNTIL, OFFICER, OVERDUE);
    private static final int PAGE = 100;

    /** @param overdue since when a decision is overdue, once that was said */
    record Row(
            String registrationId, Instant asked, Optional<Instant> overdue, Optional<String> officer, Instant until) {

        private Row claimed(CaseClaimed e) {
            return new Row(registrationId, asked, overdue, Optional.of(e.officer()), e.until());
        }

        private Row free() {
            return new Row(registrationId, asked, overdue, Optional.empty(), Instant.EPOCH);
        }

        private Row late(DecisionOverdue e) {
            return new Row(registrationId, asked, Optional.of(e.due()), officer, until);
        }

        private Map<String, List<String>> keys() {
            Map<String, List<String>> keys = new HashMap<>();
            keys.put(ASKED, overdue.isPresent() ? List.of() : List.of(key(asked)));
            keys.put(OVERDUE, overdue.map(CaseDue::key).stream().toList());
            keys.put(UNTIL, officer.isPresent() ? List.of(key(until)) : List.of());
            keys.put(OFFICER, officer.stream().toList());
            return keys;
        }
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
        return recorded -> {
            if (recorded.payload() instanceof RegistrationEvent event) {
                apply(rows, event, recorded);
            }
        };
    }

    private static void apply(ViewStore.Collection rows, RegistrationEvent event, Recorded recorded) {
        Optional<ViewStore.Document> known = rows.get(event.registrationId());
        long expected = known.map(ViewStore.Document::version).orElse(ViewStore.ABSENT);
        if (recorded.sequence() <= expected) {
            return; // delivered before, or overtaken
        }
        Optional<Row> row = known.map(document -> Json.read(document.body(), Row.class));
        Optional<Row> next =
                after(row, event, Instant.ofEpochMilli(recorded.envelope().recordedMillis()));
        if (row.isEmpty() && next.isEmpty()) {
            return;
        }
        boolean written = next.isEmpty()
                ? rows.remove(event.registrationId(), expected)
                : rows.replace(
                        new ViewStore.Document(
                                event.registrationId(),
                                recorded.sequence(),
                                Json.write(next.get()),
                                next.get().keys()),
                        expected);
        if (!written) {
            apply(rows, event, recorded); // another thread was faster: look again
        }
    }

    /** No row once anything but a word about the case comes after the question. */
    private static Optional<Row> after(Optional<Row> row, RegistrationEvent event, Instant at) {
        return switch (event) {
            case AdjudicationAsked e ->
                Optional.of(new Row(e.registrationId(), at, Optional.empty(), Optional.empty(), Instant.EPOCH));
            case CaseEvent caseEvent ->
                switch (caseEvent) {
                    case CaseClaimed e -> row.map(known -> known.claimed(e));
                    case CaseReleased _ -> row.map(Row::free);
                    case DecisionOverdue e -> row.map(known -> known.late(e));
                };
            default -> Optional.empty();
        };
    }

    /** Claims whose time is over at an instant, the longest over first. */
    static List<Row> over(ViewStore store, Instant now) {
        return rows(store, UNTIL, "", key(now.plusMillis(1)));
    }

    /** Cases that were asked for until an instant and of which it was not said that they are overdue. */
    static List<Row> asked(ViewStore store, Instant until) {
        return rows(store, ASKED, "", key(until.plusMillis(1)));
    }

    /** The cases that an officer has. */
    static List<Row> of(ViewStore store, String officer) {
        return rows(store, OFFICER, officer, officer + "\0");
    }

    /** How many cases are overdue. */
    static long overdue(ViewStore store) {
        return collection(store).count(OVERDUE, "", null);
    }

    /** Since when the longest overdue is. */
    static Optional<Instant> longestOverdue(ViewStore store) {
        return collection(store).scan(OVERDUE, "", null, null, 1, ViewStore.Order.ASCENDING).documents().stream()
                .findFirst()
                .flatMap(document -> Json.read(document.body(), Row.class).overdue());
    }

    static Optional<ViewStore.Document> row(ViewStore store, String registrationId) {
        return collection(store).get(registrationId);
    }

    /**
     * Takes out a row that an old event, delivered late, had put there again.
     * Only as it was seen before that was asked: what came meanwhile stays.
     */
    static void forget(ViewStore store, ViewStore.Document seen) {
        collection(store).remove(seen.id(), seen.version());
    }

    private static List<Row> rows(ViewStore store, String index, String from, String to) {
        List<Row> found = new ArrayList<>();
        String cursor = null;
        do {
            ViewStore.Page page = collection(store).scan(index, from, to, cursor, PAGE, ViewStore.Order.ASCENDING);
            page.documents().forEach(document -> found.add(Json.read(document.body(), Row.class)));
            cursor = page.cursor().orElse(null);
        } while (cursor != null);
        return found;
    }

    private static ViewStore.Collection collection(ViewStore store) {
        return store.collection(NAME, INDEXES);
    }

    private static String key(Instant at) {
        return String.format(Locale.ROOT, "%015d", at.toEpochMilli());
    }
}
