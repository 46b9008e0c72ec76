package org.regesta.query.credential;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.regesta.events.Book;
import org.regesta.events.credential.CredentialEvent;
import org.regesta.events.credential.CredentialGround;
import org.regesta.events.credential.CredentialKind;
import org.regesta.ports.Projection;
import org.regesta.ports.Recorded;
import org.regesta.ports.ViewStore;
import org.regesta.wire.Json;
import org.springframework.stereotype.Component;

/** Who is to get which credential and why, in the order it was asked. */
@Component
class CredentialRequests implements Projection.Factory {

    static final String NAME = "credential-requests-1";
    private static final String ORDER = "order";

    /** A line of the list; it names the person by the id without meaning alone. */
    record Line(
            String requestId,
            String subject,
            String registrationId,
            CredentialKind kind,
            CredentialGround ground,
            Instant requested) {}

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
        ViewStore.Collection lines = open(store);
        return event -> {
            if (event.payload() instanceof CredentialEvent.Requested asked) {
                lines.replace(line(asked, event), ViewStore.ABSENT); // told twice, it stands already
            }
        };
    }

    private static ViewStore.Document line(CredentialEvent.Requested asked, Recorded event) {
        Line line = new Line(
                asked.requestId(),
                asked.subject(),
                asked.registrationId(),
                asked.kind(),
                asked.ground(),
                Instant.ofEpochMilli(event.envelope().recordedMillis()));
        return new ViewStore.Document(
                asked.requestId(),
                event.sequence(),
                Json.write(line),
                Map.of(ORDER, List.of(String.format(Locale.ROOT, "%019d", event.position()))));
    }

    static ViewStore.Page page(ViewStore store, String cursor, int limit) {
        return open(store).scan(ORDER, "", null, cursor.isEmpty() ? null : cursor, limit, ViewStore.Order.ASCENDING);
    }

    private static ViewStore.Collection open(ViewStore store) {
        return store.collection(NAME, Set.of(ORDER));
    }
}
