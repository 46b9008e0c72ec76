package org.regesta.engine.viewstore;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.ViewHash;
import org.regesta.ports.ViewStore;

/**
 * A collection as {@code {_id, v: version, b: body, s: {index: key}, m: {index: [keys]}}}. A document with one key
 * for an index
 * keeps it under {@code s}, with several under {@code m}: MongoDB sorts by an index of single values within any
 * range, but by an array only as a whole, so pages over {@code m} unwind it.
 */
final class MongoCollectionView implements ViewStore.Collection {

    private static final int DUPLICATE_KEY = 11000;
    private static final int BULK = 1000;

    private final MongoCollection<Document> documents;
    private final Set<String> indexes;
    private final Runnable drop;

    MongoCollectionView(MongoCollection<Document> documents, Set<String> indexes, Runnable drop) {
        this.documents = documents;
        this.indexes = indexes;
        this.drop = drop;
    }

    Set<String> indexes() {
        return indexes;
    }

    static String single(String index) {
        return "s." + index;
    }

    static String several(String index) {
        return "m." + index;
    }

    @Override
    public Optional<ViewStore.Document> get(String id) {
        Document found = documents.find(Filters.eq("_id", id)).first();
        return Optional.ofNullable(found).map(MongoCollectionView::read);
    }

    @Override
    public boolean replace(ViewStore.Document document, long expected) {
        Names.all(document, indexes);
        if (expected == ViewStore.ABSENT) {
            return insert(document);
        }
        return documents
                        .replaceOne(
                                Filters.and(Filters.eq("_id", document.id()), Filters.eq("v", expected)),
                                write(document))
                        .getMatchedCount()
                == 1;
    }

    @Override
    public void replaceAll(List<ViewStore.Document> all) {
        Map<String, ReplaceOneModel<Document>> last = new LinkedHashMap<>();
        for (ViewStore.Document document : all) {
            Names.all(document, indexes);
            last.put(
                    document.id(),
                    new ReplaceOneModel<>(
                            Filters.eq("_id", document.id()), write(document), new ReplaceOptions().upsert(true)));
        }
        List<ReplaceOneModel<Document>> models = List.copyOf(last.values());
        for (int from = 0; from < models.size(); from += BULK) {
            bulk(models.subList(from, Math.min(models.size(), from + BULK)));
        }
    }

    @Override
    public boolean remove(String id, long expected) {
        return documents
                        .deleteOne(Filters.and(Filters.eq("_id", id), Filters.eq("v", expected)))
                        .getDeletedCount()
                == 1;
    }

    @Override
    public ViewStore.Page scan(
            String index, String from, @Nullable String to, @Nullable String cursor, int limit, ViewStore.Order order) {
        Names.declared(index, indexes);
        Names.limit(limit);
        Cursor after = cursor == null ? null : Cursor.of(cursor, index);
        return new MongoScan(documents, index, order == ViewStore.Order.ASCENDING).page(from, to, after, limit);
    }

    @Override
    public long count() {
        return documents.countDocuments();
    }

    @Override
    public long count(String index, String from, @Nullable String to) {
        Names.declared(index, indexes);
        return new MongoScan(documents, index, true).count(from, to);
    }

    @Override
    public Optional<String> behind(String index, String from, @Nullable String to, long many, ViewStore.Order order) {
        Names.declared(index, indexes);
        Names.limit(many);
        return new MongoScan(documents, index, order == ViewStore.Order.ASCENDING)
                .behind(from, to, many)
                .map(Cursor::text);
    }

    @Override
    public String hash() {
        ViewHash hash = new ViewHash();
        try (MongoCursor<Document> all =
                documents.find().sort(Sorts.ascending("_id")).iterator()) {
            all.forEachRemaining(found -> hash.add(read(found)));
        }
        return hash.hex();
    }

    @Override
    public void drop() {
        drop.run();
    }

    private boolean insert(ViewStore.Document document) {
        try {
            documents.insertOne(write(document));
            return true;
        } catch (MongoWriteException refused) {
            if (refused.getError().getCode() == DUPLICATE_KEY) {
                return false;
            }
            throw refused;
        }
    }

    private void bulk(List<ReplaceOneModel<Document>> models) {
        List<ReplaceOneModel<Document>> left = models;
        while (!left.isEmpty()) {
            try {
                documents.bulkWrite(left, new BulkWriteOptions().ordered(true));
                return;
            } catch (MongoBulkWriteException some) {
                List<ReplaceOneModel<Document>> tried = left;
                List<BulkWriteError> errors = some.getWriteErrors();
                if (errors.isEmpty() || errors.stream().anyMatch(error -> error.getCode() != DUPLICATE_KEY)) {
                    throw some;
                }
                // two upserts of one new document met: the second now finds it
                left = tried.subList(errors.getFirst().getIndex(), tried.size());
            }
        }
    }

    private static Document write(ViewStore.Document document) {
        Document single = new Document();
        Document several = new Document();
        document.keys().forEach((index, keys) -> {
            if (keys.size() == 1) {
                single.append(index, keys.getFirst());
            } else {
                several.append(index, keys);
            }
        });
        return new Document("_id", document.id())
                .append("v", document.version())
                .append("b", document.body())
                .append("s", single)
                .append("m", several);
    }

    static ViewStore.Document read(Document found) {
        Map<String, List<String>> keys = new TreeMap<>();
        found.get("s", Document.class).forEach((index, key) -> keys.put(index, List.of((String) key)));
        Document several = found.get("m", Document.class);
        several.keySet().forEach(index -> keys.put(index, several.getList(index, String.class)));
        return new ViewStore.Document(found.getString("_id"), found.getLong("v"), found.getString("b"), keys);
    }
}
