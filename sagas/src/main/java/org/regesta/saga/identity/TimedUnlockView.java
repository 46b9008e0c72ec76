package org.regesta.saga.identity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.regesta.events.Book;
import org.regesta.events.Meta;
import org.regesta.events.identity.Factor;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.ports.Projection;
import org.regesta.ports.Recorded;
import org.regesta.ports.ViewStore;
import org.regesta.wire.Json;
import org.springframework.stereotype.Component;

/**
 * Factors that are unlocked for a time, by when they are locked again. A row says only where to look: an old event,
 * delivered late, may put one there again, and the rule then finds nothing to do.
 */
@Component
class TimedUnlockView implements Projection.Factory {

    static final String NAME = "timed-unlock-1";
    private static final String UNTIL = "until";
    private static final int PAGE = 100;

    /** @param cause the event that unlocked; {@code correlation}: of the request behind it, empty for none */
    record Row(String subject, Factor factor, Instant until, String cause, long position, String correlation) {}

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
        return event -> {
            switch (event.payload()) {
                case IdentityEvent.FactorUnlocked e
                when e.until().isPresent() ->
                    rows.replaceAll(List.of(row(e, e.until().get(), event)));
                case IdentityEvent.FactorUnlocked e -> forget(rows, id(e.subject(), e.factor()));
                case IdentityEvent.FactorLocked e -> forget(rows, id(e.subject(), e.factor()));
                default -> {} // locks nothing and unlocks nothing
            }
        };
    }

    /** Unlocks whose time is over at an instant, the longest over first. */
    static List<Row> due(ViewStore store, Instant now) {
        List<Row> due = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            ViewStore.Page page = collection(store)
                    .scan(UNTIL, "", key(now.plusMillis(1)), cursor.orElse(null), PAGE, ViewStore.Order.ASCENDING);
            page.documents().forEach(document -> due.add(Json.read(document.body(), Row.class)));
            cursor = page.cursor();
        } while (cursor.isPresent());
        return due;
    }

    /** Takes out a row as it was due: who unlocked anew meanwhile is locked again when that time is over. */
    static void forget(ViewStore store, Row due) {
        ViewStore.Collection rows = collection(store);
        rows.get(id(due.subject(), due.factor()))
                .filter(row -> Json.read(row.body(), Row.class).position() == due.position())
                .ifPresent(row -> rows.remove(row.id(), row.version()));
    }

    private static void forget(ViewStore.Collection rows, String id) {
        rows.get(id).ifPresent(row -> rows.remove(id, row.version()));
    }

    private static ViewStore.Document row(IdentityEvent.FactorUnlocked e, Instant until, Recorded event) {
        Row row = new Row(
                e.subject(),
                e.factor(),
                until,
                event.eventId(),
                event.position(),
                event.envelope().meta(Meta.CORRELATION).orElse(""));
        return new ViewStore.Document(
                id(e.subject(), e.factor()), event.sequence(), Json.write(row), Map.of(UNTIL, List.of(key(until))));
    }

    private static String id(String subject, Factor factor) {
        return subject + "." + factor.name();
    }

    private static String key(Instant until) {
        return String.format(Locale.ROOT, "%015d", until.toEpochMilli());
    }

    private static ViewStore.Collection collection(ViewStore store) {
        return store.collection(NAME, Set.of(UNTIL));
    }
}
