package org.regesta.query.registrationstatus;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.regesta.events.Book;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.ports.Ledger;
import org.regesta.ports.Projection;
import org.regesta.ports.Recorded;
import org.regesta.ports.ViewStore;
import org.regesta.ports.ViewStore.Document;
import org.regesta.query.delivery.StreamHeads;
import org.regesta.wire.Json;
import org.springframework.stereotype.Component;

/** Announced registrations by {@link LostRidOpener}'s keys; nothing of their people beside them. */
@Component
class LostRidProjection implements Projection.Factory {

    static final String NAME = "lost-rid-2";
    private static final String KEY = "key";
    private static final int CENTRE = 5;
    private static final int DAY_AT = 15;
    private static final int DAY_ENDS = 23;

    /** Above any sequence, so that nothing comes back that another thread was late with. */
    private static final long FORGOTTEN = Long.MAX_VALUE;

    private final Ledger ledger;
    private final LostRidOpener opener;

    LostRidProjection(Ledger ledger, LostRidOpener opener) {
        this.ledger = ledger;
        this.opener = opener;
    }

    /** One that was announced. */
    record Row(String registrationId, Instant announced) {}

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
        StreamHeads heads = new StreamHeads(store.collection(NAME + "-heads", Set.of()), ledger);
        return event -> {
            switch (event.payload()) {
                case RegistrationEvent _ ->
                    heads.deliver(List.of(event), missed -> missed.forEach(each -> take(each, rows)));
                case IdentityEvent.Erased e -> e.registrations().forEach(rid -> forget(rid, rows));
                default -> {} // names no registration that could be lost
            }
        };
    }

    private void take(Recorded event, ViewStore.Collection rows) {
        switch (event.payload()) {
            case RegistrationEvent.Synced e -> enter(e, event, rows);
            case RegistrationEvent.RetentionEnded e -> forget(e.registrationId(), rows);
            default -> {} // changes nothing that one searches by
        }
    }

    private void enter(RegistrationEvent.Synced synced, Recorded event, ViewStore.Collection rows) {
        String rid = synced.registrationId();
        List<String> keys = keys(synced);
        if (keys.isEmpty() && rows.get(rid).isEmpty()) {
            return;
        }
        Row row = new Row(rid, Instant.ofEpochMilli(event.envelope().recordedMillis()));
        Document next = new Document(rid, event.sequence(), Json.write(row), Map.of(KEY, keys));
        boolean done = false;
        while (!done) {
            long stands = rows.get(rid).map(Document::version).orElse(ViewStore.ABSENT);
            done = stands >= next.version() || rows.replace(next, stands);
        }
    }

    private List<String> keys(RegistrationEvent.Synced synced) {
        Map<LostRidOpener.Field, String> said = opener.opened(synced.contacts());
        Optional<LocalDate> day = day(synced.registrationId());
        if (said.isEmpty() || day.isEmpty()) {
            return List.of();
        }
        said.put(LostRidOpener.Field.CENTRE, synced.registrationId().substring(0, CENTRE));
        return opener.keys(said, day.get());
    }

    private static void forget(String registrationId, ViewStore.Collection rows) {
        rows.replaceAll(List.of(new Document(registrationId, FORGOTTEN, "{}", Map.of())));
    }

    /** The day that a registration id says it was made on, in UTC. */
    static Optional<LocalDate> day(String registrationId) {
        try {
            return Optional.of(
                    LocalDate.parse(registrationId.substring(DAY_AT, DAY_ENDS), DateTimeFormatter.BASIC_ISO_DATE));
        } catch (DateTimeException | StringIndexOutOfBoundsException noDay) {
            return Optional.empty();
        }
    }

    /** Who stands under a key, at most {@code most}. */
    static List<Row> under(ViewStore store, String key, int most) {
        return rows(store).scan(KEY, key, key + "\0", null, most, ViewStore.Order.ASCENDING).documents().stream()
                .map(document -> Json.read(document.body(), Row.class))
                .toList();
    }

    private static ViewStore.Collection rows(ViewStore store) {
        return store.collection(NAME, Set.of(KEY));
    }
}
