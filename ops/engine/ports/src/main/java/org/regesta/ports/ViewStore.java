package org.regesta.ports;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /** One collection. Keys in an index are strings in unsigned byte order of their UTF-8, several per document allowed. */
    interface Collection {

        Optional<Document> get(String id);

        /**
         * Writes if the stored document's version is the expected one.
         *
         * @param expected the version that must stand there, {@link #ABSENT} for none
         * @return false when another version stands there; nothing was written
         */
        boolean replace(Document document, long expected);

        /** Writes all, whatever stands there. */
        void replaceAll(List<Document> documents);

        /** Removes if the version is the expected one. */
        boolean remove(String id, long expected);

        /**
         * Documents in the order of (index key, id).
         *
         * @param index a declared index, or {@link #BY_ID}
         * @param from first key, inclusive; {@code to}: exclusive end, null for none
         * @param cursor where the page before ended, null for the first
         */
        Page scan(String index, String from, @Nullable String to, @Nullable String cursor, int limit, Order order);

        long count();

        /** Lower-case hex SHA-256 over all documents in order of id: equal content, equal hash, on every store. */
        String hash();

        void drop();
    }

    long ABSENT = -1;
    String BY_ID = "id";

    enum Order {
        ASCENDING,
        DESCENDING
    }

    /**
     * @param version of the content, chosen by the writer, from 0
     * @param body JSON text
     * @param keys by index; a document without a key for an index is not in it
     */
    record Document(String id, long version, String body, Map<String, List<String>> keys) {}

    /** @param cursor opaque, empty when this is the last page */
    record Page(List<Document> documents, Optional<String> cursor) {}
}
