package org.regesta.testkit.memory;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.ViewHash;
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
        String cursor(String index) {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(utf8(place(index)));
        }

        private String place(String index) {
            return index + "\n" + key.length() + "\n" + key + document.id();
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
        if (!documents.containsKey(id) || version(id) != expected) {
            return false;
        }
        documents.remove(id);
        return true;
    }

    @Override
    public synchronized ViewStore.Page scan(
            String index, String from, @Nullable String to, @Nullable String cursor, int limit, ViewStore.Order order) {
        if (limit < 1) {
            throw new IllegalArgumentException("a page holds at least one document");
        }
        Optional<Place> last = Optional.ofNullable(cursor).map(text -> Place.of(text, index));
        List<Entry> entries = range(index, from, to)
                .sorted(comparator(order))
                .filter(entry -> last.isEmpty() || after(entry, last.get(), order))
                .limit(limit + 1L)
                .toList();
        boolean more = entries.size() > limit;
        List<Entry> page = more ? entries.subList(0, limit) : entries;
        return new ViewStore.Page(
                page.stream().map(Entry::document).toList(),
                more ? Optional.of(page.getLast().cursor(index)) : Optional.empty());
    }

    @Override
    public synchronized long count() {
        return documents.size();
    }

    @Override
    public synchronized long count(String index, String from, @Nullable String to) {
        return range(index, from, to).count();
    }

    @Override
    public synchronized Optional<String> behind(
            String index, String from, @Nullable String to, long many, ViewStore.Order order) {
        if (many < 1) {
            throw new IllegalArgumentException("behind at least one");
        }
        List<Entry> last = range(index, from, to)
                .sorted(comparator(order))
                .skip(many - 1)
                .limit(2)
                .toList();
        return last.size() < 2 ? Optional.empty() : Optional.of(last.getFirst().cursor(index));
    }

    private Stream<Entry> range(String index, String from, @Nullable String to) {
        if (!index.equals(ViewStore.BY_ID) && !indexes.contains(index)) {
            throw new IllegalArgumentException("no such index: " + index);
        }
        return documents.values().stream()
                .flatMap(document -> entries(index, document))
                .filter(entry ->
                        BYTES.compare(entry.key, from) >= 0 && (to == null || BYTES.compare(entry.key, to) < 0));
    }

    private static Comparator<Entry> comparator(ViewStore.Order order) {
        return order == ViewStore.Order.ASCENDING ? BY_KEY : BY_KEY.reversed();
    }

    @Override
    public synchronized String hash() {
        ViewHash hash = new ViewHash();
        documents.values().forEach(hash::add);
        return hash.hex();
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

    private static boolean after(Entry entry, Place last, ViewStore.Order order) {
        int byKey = BYTES.compare(entry.key, last.key);
        int compared = byKey != 0 ? byKey : BYTES.compare(entry.document.id(), last.id);
        return order == ViewStore.Order.ASCENDING ? compared > 0 : compared < 0;
    }

    /** Where a page ended. */
    private record Place(String key, String id) {
        static Place of(String cursor, String index) {
            try {
                String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
                String[] parts = text.split("\n", 3);
                int length = Integer.parseInt(parts[1]);
                Place place = new Place(parts[2].substring(0, length), parts[2].substring(length));
                String again = index + "\n" + length + "\n" + parts[2];
                if (Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(utf8(again))
                        .equals(cursor)) {
                    return place;
                }
            } catch (IllegalArgumentException | IndexOutOfBoundsException notOurs) {
                throw new ViewStore.BadCursor();
            }
            throw new ViewStore.BadCursor();
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
