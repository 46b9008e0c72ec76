package org.regesta.saga.registration.stage.dedupe;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.regesta.events.Book;
import org.regesta.events.Meta;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.ports.Projection;
import org.regesta.ports.Recorded;
import org.regesta.ports.ViewStore;
import org.regesta.ports.ViewStore.Document;
import org.regesta.wire.Json;
import org.springframework.stereotype.Component;

/**
 * Who came, or was changed, without a packet and is to be entered where people are compared. What a packet brings is
 * recorded by rule and was enrolled on its way; everything else came through the ID repository. Only events put rows
 * here and take them away, so the view is the same when it is made anew, and nobody is extracted again for that.
 */
@Component
class EnrolDue implements Projection.Factory {

    static final String NAME = "enrol-due-1";
    private static final String WHEN = "when";
    private static final String SUBJECT = "subject";
    private static final String BY_RULE = "RULE";
    private static final int PAGE = 50;

    /**
     * @param registrationId what brought it
     * @param biometrics whether it brought any
     * @param cause the event; {@code correlation}: of the request behind it, empty for none
     */
    record Row(
            String subject,
            String registrationId,
            boolean biometrics,
            String cause,
            long position,
            String correlation) {}

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
                case IdentityEvent.Issued e
                when isByHand(event) ->
                    put(
                            rows,
                            row(e.subject(), e.registrationId(), e.biometrics().isPresent(), event));
                case IdentityEvent.Updated e
                when isByHand(event) && isCompared(e) ->
                    put(
                            rows,
                            row(e.subject(), e.registrationId(), e.biometrics().isPresent(), event));
                case IdentityEvent.Enrolled e -> remove(rows, id(e.subject(), e.registrationId()));
                case IdentityEvent.Erased e ->
                    all(rows, SUBJECT, e.subject(), e.subject() + "\0").forEach(row -> remove(rows, row.id()));
                default -> {} // brings nothing to compare
            }
        };
    }

    /** A page of what is due, the longest due first. */
    static ViewStore.Page page(ViewStore store, @Nullable String cursor, int limit) {
        return collection(store).scan(WHEN, "", "~", cursor, limit, ViewStore.Order.ASCENDING);
    }

    static long count(ViewStore store) {
        return collection(store).count(WHEN, "", null);
    }

    static Row row(Document document) {
        return Json.read(document.body(), Row.class);
    }

    private static boolean isByHand(Recorded event) {
        return !event.envelope().meta(Meta.ROLE).equals(Optional.of(BY_RULE));
    }

    private static boolean isCompared(IdentityEvent.Updated event) {
        return event.biometrics().isPresent()
                || Person.FIELDS.stream().anyMatch(event.attributes()::containsKey)
                || Person.FIELDS.stream().anyMatch(event.removed()::contains);
    }

    private static Document row(String subject, String registrationId, boolean biometrics, Recorded event) {
        Row row = new Row(
                subject,
                registrationId,
                biometrics,
                event.eventId(),
                event.position(),
                event.envelope().meta(Meta.CORRELATION).orElse(""));
        return new Document(
                id(subject, registrationId),
                event.sequence(),
                Json.write(row),
                Map.of(WHEN, List.of(key(event.position())), SUBJECT, List.of(subject)));
    }

    private static void put(ViewStore.Collection rows, Document row) {
        rows.replaceAll(List.of(row));
    }

    private static void remove(ViewStore.Collection rows, String id) {
        rows.get(id).ifPresent(row -> rows.remove(id, row.version()));
    }

    private static List<Document> all(ViewStore.Collection rows, String index, String from, String to) {
        List<Document> found = new ArrayList<>();
        String cursor = null;
        do {
            ViewStore.Page page = rows.scan(index, from, to, cursor, PAGE, ViewStore.Order.ASCENDING);
            found.addAll(page.documents());
            cursor = page.cursor().orElse(null);
        } while (cursor != null);
        return found;
    }

    private static String id(String subject, String registrationId) {
        return subject + "." + registrationId;
    }

    private static String key(long position) {
        return String.format(Locale.ROOT, "%019d", position);
    }

    private static ViewStore.Collection collection(ViewStore store) {
        return store.collection(NAME, Set.of(WHEN, SUBJECT));
    }
}
