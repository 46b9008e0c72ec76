package org.regesta.query.delivery;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.Ledger;
import org.regesta.ports.Projection;
import org.regesta.ports.Recorded;
import org.regesta.ports.ViewStore;
import org.regesta.ports.ViewStore.Document;
import org.regesta.wire.Json;

/**
 * One document per stream: its fold. The document's id is the stream id, its version the sequence of the last event
 * applied, so a second delivery changes nothing and a gap is seen and healed from the ledger.
 */
public final class StreamFold<V> implements Projection {

    private final ViewStore.Collection documents;
    private final Ledger ledger;
    private final Class<V> type;
    private final Fold<V> fold;

    public StreamFold(ViewStore.Collection documents, Ledger ledger, Class<V> type, Fold<V> fold) {
        this.documents = documents;
        this.ledger = ledger;
        this.type = type;
        this.fold = fold;
    }

    /** The view of a stream. */
    public static <V> Optional<V> find(ViewStore.Collection documents, Class<V> type, String stream) {
        return documents.get(stream).map(document -> Json.read(document.body(), type));
    }

    /** The fold of some events of one stream, none when there are none. */
    public static <V> Optional<V> of(List<Recorded> events, Fold<V> fold) {
        return events.isEmpty() ? Optional.empty() : Optional.of(fold.afterAll(null, events));
    }

    @Override
    public void on(Recorded event) {
        boolean done = false;
        while (!done) {
            done = apply(event);
        }
    }

    private boolean apply(Recorded event) {
        Optional<Document> found = documents.get(event.stream());
        long applied = found.map(Document::version).orElse(ViewStore.ABSENT);
        List<Recorded> missed = Missed.upTo(event, applied + 1, ledger);
        if (missed.isEmpty()) {
            return true;
        }
        @Nullable
        V before = found.map(document -> Json.read(document.body(), type)).orElse(null);
        V view = fold.afterAll(before, missed);
        Document next = new Document(event.stream(), missed.getLast().sequence(), Json.write(view), fold.keys(view));
        return documents.replace(next, applied); // false: another thread applied some of it just now, look again
    }
}
