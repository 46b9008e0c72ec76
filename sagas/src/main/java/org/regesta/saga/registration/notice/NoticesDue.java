package org.regesta.saga.registration.notice;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.regesta.events.Book;
import org.regesta.events.notification.NotificationEvent;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.ports.Projection;
import org.regesta.ports.Recorded;
import org.regesta.ports.ViewStore;
import org.regesta.saga.registration.notice.Milestones.Due;
import org.regesta.wire.Json;
import org.springframework.stereotype.Component;

/** Who is to be told of what, and since when. A row is taken out when it was told; what was told, the registry says. */
@Component
public class NoticesDue implements Projection.Factory {

    public static final String NAME = "notices-due-1";
    private static final String SINCE = "since";

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
            switch (recorded.payload()) {
                case RegistrationEvent event ->
                    Milestones.of(event, recorded.sequence()).ifPresent(due -> put(rows, due, recorded));
                case NotificationEvent event -> forget(rows, event.noticeId());
                default -> {} // nobody is told of it
            }
        };
    }

    private static void put(ViewStore.Collection rows, Due due, Recorded recorded) {
        rows.replace(
                new ViewStore.Document(
                        due.noticeId(),
                        0,
                        Json.write(new Row(due, recorded.sequence())),
                        Map.of(
                                SINCE,
                                List.of(key(recorded.envelope().recordedMillis())
                                        + String.format(Locale.ROOT, ":%019d", recorded.position())))),
                ViewStore.ABSENT); // delivered before, it stands
    }

    /** @param sequence of the event that made it due, in its registration's stream */
    record Row(Due due, long sequence) {}

    static Row row(ViewStore.Document document) {
        return Json.read(document.body(), Row.class);
    }

    /** A page of what became due before an instant, the longest due first. */
    static ViewStore.Page page(ViewStore store, @Nullable Instant before, @Nullable String cursor, int limit) {
        String to = before == null ? null : key(before.toEpochMilli());
        return rows(store).scan(SINCE, "", to, cursor, limit, ViewStore.Order.ASCENDING);
    }

    static long count(ViewStore store) {
        return rows(store).count(SINCE, "", null);
    }

    static void forget(ViewStore store, String noticeId) {
        forget(rows(store), noticeId);
    }

    private static void forget(ViewStore.Collection rows, String noticeId) {
        Optional<ViewStore.Document> row = rows.get(noticeId);
        row.ifPresent(known -> rows.remove(noticeId, known.version()));
    }

    private static ViewStore.Collection rows(ViewStore store) {
        return store.collection(NAME, Set.of(SINCE));
    }

    private static String key(long millis) {
        return String.format(Locale.ROOT, "%015d", Math.max(0, millis));
    }
}
