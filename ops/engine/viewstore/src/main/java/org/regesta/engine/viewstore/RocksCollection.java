package org.regesta.engine.viewstore;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.ViewHash;
import org.regesta.ports.ViewStore;
import org.regesta.ports.ViewStore.Document;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/** A handle on one collection: a document and its index entries change in one batch. */
final class RocksCollection implements ViewStore.Collection {

    private final RocksDB db;
    private final RocksFamily family;
    private final WriteOptions how;
    private final Runnable forget;

    /** @param how synced for a durable store: RocksDB lets threads that write at once share one sync */
    RocksCollection(RocksDB db, RocksFamily family, WriteOptions how, Runnable forget) {
        this.db = db;
        this.family = family;
        this.how = how;
        this.forget = forget;
    }

    @Override
    public Optional<Document> get(String id) {
        return family.use(() -> Optional.ofNullable(stored(id)));
    }

    @Override
    public boolean replace(Document document, long expected) {
        Names.all(document, family.indexSet());
        return family.alone(document.id(), () -> {
            Document old = stored(document.id());
            if ((old == null ? ViewStore.ABSENT : old.version()) != expected) {
                return false;
            }
            write(batch -> put(batch, old, document));
            return true;
        });
    }

    @Override
    public void replaceAll(List<Document> documents) {
        if (documents.isEmpty()) {
            return;
        }
        Map<String, Document> last = new LinkedHashMap<>();
        documents.forEach(document -> {
            Names.all(document, family.indexSet());
            last.put(document.id(), document);
        });
        family.alone(last.keySet().stream(), () -> {
            write(batch -> {
                for (Document document : last.values()) {
                    put(batch, stored(document.id()), document);
                }
            });
            return true;
        });
    }

    @Override
    public boolean remove(String id, long expected) {
        return family.alone(id, () -> {
            Document old = stored(id);
            if (old == null || old.version() != expected) {
                return false;
            }
            write(batch -> {
                unindex(batch, old, Map.of());
                batch.delete(family.handle, RocksKeys.document(id));
            });
            return true;
        });
    }

    @Override
    public ViewStore.Page scan(
            String index, String from, @Nullable String to, @Nullable String cursor, int limit, ViewStore.Order order) {
        Names.declared(index, family.indexSet());
        Names.limit(limit);
        Cursor after = cursor == null ? null : Cursor.of(cursor, index);
        return family.use(() -> new RocksScan(db, family, index).page(from, to, after, limit, order));
    }

    @Override
    public Optional<Document> first(String index, String key) {
        Names.declared(index, family.indexSet());
        return index.equals(ViewStore.BY_ID) ? get(key) : family.use(() -> new RocksScan(db, family, index).first(key));
    }

    @Override
    public long count() {
        return family.use(() -> {
            long count = 0;
            try (ReadOptions reading = new ReadOptions();
                    RocksIterator at = db.newIterator(family.handle, reading)) {
                for (at.seek(RocksKeys.documents()); RocksScan.isDocument(at); at.next()) {
                    count++;
                }
                at.status();
            } catch (RocksDBException failed) {
                throw StoreFailed.of(failed);
            }
            return count;
        });
    }

    @Override
    public long count(String index, String from, @Nullable String to) {
        Names.declared(index, family.indexSet());
        return family.use(() -> new RocksScan(db, family, index).count(from, to));
    }

    @Override
    public Optional<String> behind(String index, String from, @Nullable String to, long many, ViewStore.Order order) {
        Names.declared(index, family.indexSet());
        Names.limit(many);
        return family.use(() ->
                new RocksScan(db, family, index).behind(from, to, many, order).map(Cursor::text));
    }

    @Override
    public String hash() {
        return family.use(() -> {
            ViewHash hash = new ViewHash();
            try (ReadOptions reading = new ReadOptions().setFillCache(false);
                    RocksIterator at = db.newIterator(family.handle, reading)) {
                for (at.seek(RocksKeys.documents()); RocksScan.isDocument(at); at.next()) {
                    hash.add(DocumentBytes.read(RocksKeys.idOfDocument(at.key()), at.value()));
                }
                at.status();
            } catch (RocksDBException failed) {
                throw StoreFailed.of(failed);
            }
            return hash.hex();
        });
    }

    @Override
    public void drop() {
        forget.run();
    }

    private @Nullable Document stored(String id) {
        try {
            byte[] value = db.get(family.handle, RocksKeys.document(id));
            return value == null ? null : DocumentBytes.read(id, value);
        } catch (RocksDBException failed) {
            throw StoreFailed.of(failed);
        }
    }

    /** Entries that stay as they are stay untouched: of many indexes an event changes few. */
    private void put(WriteBatch batch, @Nullable Document old, Document document) throws RocksDBException {
        Map<String, List<String>> before = old == null ? Map.of() : old.keys();
        if (old != null) {
            unindex(batch, old, document.keys());
        }
        batch.put(family.handle, RocksKeys.document(document.id()), DocumentBytes.write(document));
        for (Map.Entry<String, List<String>> index : document.keys().entrySet()) {
            List<String> standing = before.getOrDefault(index.getKey(), List.of());
            for (String key : index.getValue()) {
                if (!standing.contains(key)) {
                    batch.put(family.handle, entry(index.getKey(), key, document.id()), new byte[0]);
                }
            }
        }
    }

    private void unindex(WriteBatch batch, Document old, Map<String, List<String>> staying) throws RocksDBException {
        for (Map.Entry<String, List<String>> index : old.keys().entrySet()) {
            List<String> kept = staying.getOrDefault(index.getKey(), List.of());
            for (String key : index.getValue()) {
                if (!kept.contains(key)) {
                    batch.delete(family.handle, entry(index.getKey(), key, old.id()));
                }
            }
        }
    }

    private byte[] entry(String index, String key, String id) {
        return RocksKeys.entry(family.number(index), key, id);
    }

    private void write(Changes changes) {
        try (WriteBatch batch = new WriteBatch()) {
            changes.into(batch);
            db.write(how, batch);
        } catch (RocksDBException failed) {
            throw StoreFailed.of(failed);
        }
    }

    private interface Changes {
        void into(WriteBatch batch) throws RocksDBException;
    }
}
