package org.regesta.testkit.memory;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.ViewStore;

/** One collection: a map by id; a scan sorts what it needs. */
final class InMemoryCollection implements ViewStore.Collection {

    private static final Comparator<String> BYTES = (left, right) -> Arrays.compareUnsigned(utf8(left), utf8(right));
    private static final Comparator<Entry> BY_KEY =
            Comparator.comparing(Entry::key, BYTES).thenComparing(entry -> entry.document.id(), BYTES);

    private final Set<String> indexes;
    private final Runnable forget;
    private final NavigableMap<String, ViewStore.Document> documents = new TreeMap<>(BYTES);

    InMemoryCollection(Set<String> indexes, Runnable forget) {
        this.indexes = indexes;
        this.forget = forget;
    }

    private record Entry(String key, ViewStore.Document document) {
        String cursor() {
            return key + "\0" + document.id();
        }
    }

    Set<String> indexes() {
        return indexes;
    }

    @Override
    public synchronized Optional<ViewStore.Document> get(String id) {
        return Optional.ofNullable(documents.get(id));
    }

    @Override
    public synchronized boolean replace(ViewStore.Document document, long expected) {
        if (version(document.id()) != expected) {
            return false;
        }
        put(document);
        return true;
    }

    @Override
    public synchronized void replaceAll(List<ViewStore.Document> all) {
        all.forEach(this::put);
    }

    @Override
    public synchronized boolean remove(String id, long expected) {
        if (version(id) != expected) {
            return false;
        }
        documents.remove(id);
        return true;
    }

    @Override
    public synchronized ViewStore.Page scan(
            String index, String from, @Nullable String to, @Nullable String cursor, int limit, ViewStore.Order order) {
        if (!index.equals(ViewStore.BY_ID) && !indexes.contains(index)) {
            throw new IllegalArgumentException("no such index: " + index);
        }
        Comparator<Entry> comparator = order == ViewStore.Order.ASCENDING ? BY_KEY : BY_KEY.reversed();
        List<Entry> entries = documents.values().stream()
                .flatMap(document -> entries(index, document))
                .filter(entry ->
                        BYTES.compare(entry.key, from) >= 0 && (to == null || BYTES.compare(entry.key, to) < 0))
                .sorted(comparator)
                .dropWhile(entry -> cursor != null && !after(entry, cursor, order))
                .limit(limit + 1L)
                .toList();
        boolean more = entries.size() > limit;
        List<Entry> page = more ? entries.subList(0, limit) : entries;
        return new ViewStore.Page(
                page.stream().map(Entry::document).toList(),
                more ? Optional.of(page.getLast().cursor()) : Optional.empty());
    }

    @Override
    public synchronized long count() {
        return documents.size();
    }

    @Override
    public synchronized String hash() {
        StringBuilder all = new StringBuilder();
        for (ViewStore.Document document : documents.values()) {
            append(all, document.id());
            append(all, Long.toString(document.version()));
            append(all, document.body());
            new TreeMap<>(document.keys()).forEach((index, keys) -> {
                append(all, index);
                append(all, keys.stream().sorted(BYTES).distinct().toList().toString());
            });
        }
        return Seals.sha256(utf8(all.toString()));
    }

    @Override
    public synchronized void drop() {
        documents.clear();
        forget.run();
    }

    private void put(ViewStore.Document document) {
        if (!indexes.containsAll(document.keys().keySet())) {
            throw new IllegalArgumentException("a key for an index that was not declared");
        }
        documents.put(document.id(), document);
    }

    private long version(String id) {
        ViewStore.Document document = documents.get(id);
        return document == null ? ViewStore.ABSENT : document.version();
    }

    private static Stream<Entry> entries(String index, ViewStore.Document document) {
        List<String> keys = index.equals(ViewStore.BY_ID)
                ? List.of(document.id())
                : document.keys().getOrDefault(index, List.of());
        return keys.stream().distinct().map(key -> new Entry(key, document));
    }

    private static boolean after(Entry entry, String cursor, ViewStore.Order order) {
        int compared = BYTES.compare(entry.cursor(), cursor);
        return order == ViewStore.Order.ASCENDING ? compared > 0 : compared < 0;
    }

    private static void append(StringBuilder all, String part) {
        all.append(part.length()).append(':').append(part);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
