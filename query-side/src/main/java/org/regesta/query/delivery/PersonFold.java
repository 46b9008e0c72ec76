package org.regesta.query.delivery;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;
import org.regesta.ports.ViewStore;
import org.regesta.ports.ViewStore.Document;
import org.regesta.wire.Json;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;

/**
 * One document per person, folded from several streams in any order between them: it keeps how far each stream was
 * applied. The fold must not care in which order events of different streams come.
 */
public final class PersonFold<V> {

    private static final Map<Class<?>, JavaType> SHAPES = new ConcurrentHashMap<>();

    private final ViewStore.Collection documents;
    private final Ledger ledger;
    private final Class<V> type;
    private final Fold<V> fold;

    public PersonFold(ViewStore.Collection documents, Ledger ledger, Class<V> type, Fold<V> fold) {
        this.documents = documents;
        this.ledger = ledger;
        this.type = type;
        this.fold = fold;
    }

    /** What is known of a person, and how far each stream was applied. */
    public record Known<V>(SortedMap<String, Long> streams, V view) {}

    /** As it is written: what {@link Known} is read from. */
    private record Stored(SortedMap<String, Long> streams, JsonNode view) {}

    public static <V> Optional<Known<V>> find(ViewStore.Collection documents, Class<V> type, String subject) {
        return documents.get(subject).map(document -> read(document, type));
    }

    /**
     * Takes in an event about a person, and what was missed before it.
     *
     * @param beside what else these events change: told before they count as applied, so perhaps again after a crash
     */
    public void on(String subject, Recorded event, Consumer<Recorded> beside) {
        while (true) {
            Optional<Document> found = documents.get(subject);
            Optional<Known<V>> known = found.map(document -> read(document, type));
            SortedMap<String, Long> streams =
                    new TreeMap<>(known.map(Known::streams).orElseGet(TreeMap::new));
            List<Recorded> missed = Missed.upTo(event, streams.getOrDefault(event.stream(), -1L) + 1, ledger);
            missed.forEach(beside);
            if (missed.isEmpty() || replace(subject, found, known, streams, missed)) {
                return;
            }
        }
    }

    private boolean replace(
            String subject,
            Optional<Document> found,
            Optional<Known<V>> known,
            SortedMap<String, Long> streams,
            List<Recorded> missed) {
        V view = fold.afterAll(known.map(Known::view).orElse(null), missed);
        streams.put(missed.getLast().stream(), missed.getLast().sequence());
        // as many events as were applied: the same whatever order they came in
        long version =
                streams.values().stream().mapToLong(sequence -> sequence + 1).sum();
        Document next = new Document(
                subject, version, Json.write(new Stored(streams, Json.mapper().valueToTree(view))), fold.keys(view));
        return documents.replace(next, found.map(Document::version).orElse(ViewStore.ABSENT));
    }

    private static <V> Known<V> read(Document document, Class<V> type) {
        return Json.read(document.body(), SHAPES.computeIfAbsent(type, of -> Json.shape(Known.class, of)));
    }
}
