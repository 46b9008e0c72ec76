package org.regesta.engine.viewstore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.ViewStore;
import org.regesta.ports.ViewStore.Document;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.Snapshot;

/** One page of an index, entries and documents read from one snapshot. */
final class RocksScan {

    private final RocksDB db;
    private final RocksFamily family;
    private final String index;
    private final boolean byId;

    RocksScan(RocksDB db, RocksFamily family, String index) {
        this.db = db;
        this.family = family;
        this.index = index;
        this.byId = index.equals(ViewStore.BY_ID);
    }

    ViewStore.Page page(String from, @Nullable String to, @Nullable Cursor after, int limit, ViewStore.Order order) {
        byte[] low = bound(from);
        byte[] high = end(to);
        boolean ascending = order == ViewStore.Order.ASCENDING;
        if (after != null) {
            low = ascending ? later(low, RocksKeys.justAfter(entry(after))) : low;
            high = ascending ? high : earlier(high, entry(after));
        }
        ViewStore.Page none = new ViewStore.Page(List.of(), Optional.empty());
        return between(low, high, none, (at, reading) -> read(at, reading, limit, ascending));
    }

    /** How many entries the range has: no document is read. */
    long count(String from, @Nullable String to) {
        return between(bound(from), end(to), 0L, (at, reading) -> {
            long count = 0;
            for (at.seekToFirst(); at.isValid(); at.next()) {
                count++;
            }
            at.status();
            return count;
        });
    }

    /** The place of the last of the first so many entries, when others follow it. */
    Optional<Cursor> behind(String from, @Nullable String to, long many, ViewStore.Order order) {
        boolean ascending = order == ViewStore.Order.ASCENDING;
        return between(bound(from), end(to), Optional.empty(), (at, reading) -> {
            begin(at, ascending);
            for (long passed = 1; passed < many && at.isValid(); passed++) {
                step(at, ascending);
            }
            Optional<Cursor> last = at.isValid() ? Optional.of(cursor(at.key())) : Optional.empty();
            if (last.isPresent()) {
                step(at, ascending);
            }
            at.status();
            return last.filter(place -> at.isValid());
        });
    }

    private interface Reading<T> {
        T of(RocksIterator at, ReadOptions reading) throws RocksDBException;
    }

    /** Reads what lies between two places, all from one snapshot. */
    private <T> T between(byte[] low, byte[] high, T none, Reading<T> what) {
        if (Arrays.compareUnsigned(low, high) >= 0) {
            return none;
        }
        // bounds, or a search in an empty range would pass over all that was ever deleted behind it
        try (Snapshot snapshot = db.getSnapshot();
                Slice lower = new Slice(low);
                Slice upper = new Slice(high);
                ReadOptions reading = new ReadOptions()
                        .setSnapshot(snapshot)
                        .setIterateLowerBound(lower)
                        .setIterateUpperBound(upper);
                RocksIterator at = db.newIterator(family.handle, reading)) {
            return what.of(at, reading);
        } catch (RocksDBException failed) {
            throw StoreFailed.of(failed);
        }
    }

    /** As a page of one would begin: most are asked for a key of one document, and what is native is dear. */
    Optional<Document> first(String key) {
        byte[] low = RocksKeys.entries(family.number(index), key);
        try (Slice upper = new Slice(RocksKeys.after(low));
                ReadOptions reading = new ReadOptions().setIterateUpperBound(upper);
                RocksIterator at = db.newIterator(family.handle, reading)) {
            at.seek(low);
            at.status();
            if (!at.isValid()) {
                return Optional.empty();
            }
            Document found = stored(cursor(at.key()).id());
            if (found != null && found.keys().getOrDefault(index, List.of()).contains(key)) {
                return Optional.of(found);
            }
        } catch (RocksDBException failed) {
            throw StoreFailed.of(failed);
        }
        return page(key, key + "\0", null, 1, ViewStore.Order.ASCENDING).documents().stream()
                .findFirst(); // it changed between entry and document: both from one snapshot
    }

    private @Nullable Document stored(String id) throws RocksDBException {
        byte[] value = db.get(family.handle, RocksKeys.document(id));
        return value == null ? null : DocumentBytes.read(id, value);
    }

    static boolean isDocument(RocksIterator at) {
        return at.isValid() && at.key()[0] == RocksKeys.documents()[0];
    }

    private ViewStore.Page read(RocksIterator at, ReadOptions reading, int limit, boolean ascending)
            throws RocksDBException {
        List<Document> documents = new ArrayList<>();
        Cursor last = null;
        for (begin(at, ascending); at.isValid(); step(at, ascending)) {
            if (last != null && documents.size() == limit) {
                return new ViewStore.Page(documents, Optional.of(last.text()));
            }
            last = cursor(at.key());
            documents.add(document(last.id(), at, reading));
        }
        at.status();
        return new ViewStore.Page(documents, Optional.empty());
    }

    private static void begin(RocksIterator at, boolean ascending) {
        if (ascending) {
            at.seekToFirst();
        } else {
            at.seekToLast(); // the upper end is exclusive
        }
    }

    private static void step(RocksIterator at, boolean ascending) {
        if (ascending) {
            at.next();
        } else {
            at.prev();
        }
    }

    private Document document(String id, RocksIterator at, ReadOptions reading) throws RocksDBException {
        byte[] value = byId ? at.value() : db.get(family.handle, reading, RocksKeys.document(id));
        if (value == null) {
            throw new IllegalStateException("an index of " + family.name + " names a document that is not there");
        }
        return DocumentBytes.read(id, value);
    }

    private Cursor cursor(byte[] key) {
        if (byId) {
            String id = RocksKeys.idOfDocument(key);
            return new Cursor(index, id, id);
        }
        String[] keyAndId = RocksKeys.keyAndId(key);
        return new Cursor(index, keyAndId[0], keyAndId[1]);
    }

    private byte[] prefix() {
        return byId ? RocksKeys.documents() : RocksKeys.index(family.number(index));
    }

    private byte[] bound(String key) {
        return byId ? RocksKeys.document(key) : RocksKeys.bound(family.number(index), key);
    }

    private byte[] end(@Nullable String to) {
        return to == null ? RocksKeys.after(prefix()) : bound(to);
    }

    private byte[] entry(Cursor cursor) {
        return byId
                ? RocksKeys.document(cursor.id())
                : RocksKeys.entry(family.number(index), cursor.key(), cursor.id());
    }

    private static byte[] later(byte[] one, byte[] other) {
        return Arrays.compareUnsigned(one, other) >= 0 ? one : other;
    }

    private static byte[] earlier(byte[] one, byte[] other) {
        return Arrays.compareUnsigned(one, other) <= 0 ? one : other;
    }
}
