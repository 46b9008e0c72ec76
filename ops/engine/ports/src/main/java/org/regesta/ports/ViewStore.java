package org.regesta.ports;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Documents with declared indexes. Views ask nothing of a store beyond this: single-document conditional writes, bulk
 * writes, ordered index scans. Every write is durable as the store declares.
 */
public interface ViewStore {

    /**
     * Opens a collection, made if missing.
     *
     * @param name lower-case letters, digits and dashes, with its shape's version: {@code identity-card-1}
     * @param indexes declared once; opening it later with others is refused with {@link IllegalArgumentException}
     */
    Collection collection(String name, Set<String> indexes);

    /** Names of all collections. */
    Set<String> names();

    /** Whether an acknowledged write survives a crash of process and machine. */
    boolean durable();

    /**
     * Whether nobody but this process can write while it has the store open: what another process had taken here is
     * then abandoned.
     */
    default boolean exclusive() {
        return false;
    }

    /**
     * The same collections, for views that can be rebuilt: a write may become durable only with the next durable
     * write to this store, never after it. So a token written durably after its view's changes never runs ahead of
     * them.
     */
    default ViewStore relaxed() {
        return this;
    }

    /**
     * One collection. Keys in an index are strings in unsigned byte order of their UTF-8, several per document
     * allowed.
     */
    interface Collection {

        Optional<Document> get(String id);

        /**
         * Writes if the stored document's version is the expected one.
         *
         * @param expected the version that must stand there, {@link #ABSENT} for none
         * @return false when another version stands there; nothing was written
         */
        boolean replace(Document document, long expected);

        /** Writes all in this order, whatever stands there: cut off by a crash, those stand that came first, or all. */
        void replaceAll(List<Document> documents);

        /** Removes if the version is the expected one. */
        boolean remove(String id, long expected);

        /**
         * Documents in the order of (index key, id); one with several keys in the range comes once for each.
         *
         * @param index a declared index, or {@link #BY_ID}
         * @param from first key, inclusive; {@code to}: exclusive end, null for none
         * @param cursor where the page before ended, null for the first; whatever it says, nothing outside the range
         *     comes
         * @param limit of documents in the page, from 1
         * @throws BadCursor when the cursor is not one a page of a store gave
         * @throws IllegalArgumentException when the index was not declared
         */
        Page scan(String index, String from, @Nullable String to, @Nullable String cursor, int limit, Order order);

        /**
         * The first document with exactly this key: what a scan of one would give.
         *
         * @param index a declared index
         */
        default Optional<Document> first(String index, String key) {
            return scan(index, key, key + "\0", null, 1, Order.ASCENDING).documents().stream()
                    .findFirst();
        }

        long count();

        /**
         * How many documents all pages of a scan of this range would bring, one with several keys in it counted once
         * for each. No document is read for it, but every entry is passed.
         */
        long count(String index, String from, @Nullable String to);

        /**
         * The cursor behind the first so many of a scan of this range: where a page begins that is far behind. No
         * document is read for it, but every entry left out is passed.
         *
         * @param many from 1
         * @return none when nothing follows them in the range
         */
        Optional<String> behind(String index, String from, @Nullable String to, long many, Order order);

        /** {@link ViewHash} over all documents in order of id: equal content, equal hash, on every store. */
        String hash();

        /**
         * A number that grows after every change of what is in it, for whoever remembers what was found; none where
         * others than this process may change it, or where nobody counts.
         */
        default OptionalLong changes() {
            return OptionalLong.empty();
        }

        /** Removes it with its name and indexes; opened again by name it is empty. */
        void drop();
    }

    long ABSENT = -1;
    String BY_ID = "id";

    enum Order {
        ASCENDING,
        DESCENDING
    }

    /**
     * @param id well-formed text
     * @param version of the content, chosen by the writer, from 0
     * @param body JSON text
     * @param keys by index, sorted and each once; a document without a key for an index is not in it
     */
    record Document(String id, long version, String body, Map<String, List<String>> keys) {
        public Document {
            if (id.isEmpty() || version < 0 || !wellFormed(id).equals(id)) {
                throw new IllegalArgumentException("a document has a well-formed id, and a version from 0");
            }
            body = wellFormed(body);
            SortedMap<String, List<String>> sorted = new TreeMap<>();
            keys.forEach((index, values) -> {
                if (values.size() == 1) { // as most are: nothing to sort
                    sorted.put(index, List.of(wellFormed(values.getFirst())));
                } else if (!values.isEmpty()) {
                    sorted.put(
                            index,
                            values.stream()
                                    .map(Document::wellFormed)
                                    .distinct()
                                    .sorted()
                                    .toList());
                }
            });
            keys = Collections.unmodifiableSortedMap(sorted);
        }

        /** Half a surrogate pair, which no store could keep, becomes a question mark. */
        private static String wellFormed(String text) {
            return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        }
    }

    /** @param cursor opaque, empty when this is the last page */
    record Page(List<Document> documents, Optional<String> cursor) {}

    /** A cursor that no page of a store gave. */
    final class BadCursor extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        public BadCursor() {
            super("not a cursor of this store");
        }
    }
}
