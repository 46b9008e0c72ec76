package org.regesta.engine.viewstore;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Field;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.ViewStore;

/** One page of an index: documents with one key from the index's own order, those with several unwound, merged. */
final class MongoScan {

    private static final String KEY = "at";

    private final MongoCollection<Document> documents;
    private final String index;
    private final boolean ascending;

    MongoScan(MongoCollection<Document> documents, String index, boolean ascending) {
        this.documents = documents;
        this.index = index;
        this.ascending = ascending;
    }

    ViewStore.Page page(String from, @Nullable String to, @Nullable Cursor after, int limit) {
        List<Entry> entries = new ArrayList<>();
        if (index.equals(ViewStore.BY_ID)) {
            read("_id", from, to, after, limit + 1, entries);
        } else {
            read(MongoCollectionView.single(index), from, to, after, limit + 1, entries);
            unwind(from, to, after, limit + 1, entries);
            Comparator<Entry> order = Comparator.comparing(Entry::key, Utf8Order.OF_UTF8)
                    .thenComparing(entry -> entry.document().id(), Utf8Order.OF_UTF8);
            entries.sort(ascending ? order : order.reversed());
        }
        List<ViewStore.Document> page =
                entries.stream().limit(limit).map(Entry::document).toList();
        if (entries.size() <= limit) {
            return new ViewStore.Page(page, Optional.empty());
        }
        Entry last = entries.get(limit - 1);
        String cursor = new Cursor(index, last.key(), last.document().id()).text();
        return new ViewStore.Page(page, Optional.of(cursor));
    }

    private void read(
            String field, String from, @Nullable String to, @Nullable Cursor after, int limit, List<Entry> into) {
        Bson filter = Filters.and(range(field, from, to), beyond(field, after));
        Bson sort = ascending ? Sorts.ascending(field, "_id") : Sorts.descending(field, "_id");
        for (Document found : documents.find(filter).sort(sort).limit(limit)) {
            ViewStore.Document document = MongoCollectionView.read(found);
            String key = field.equals("_id")
                    ? document.id()
                    : document.keys().getOrDefault(index, List.of()).getFirst();
            into.add(new Entry(key, document));
        }
    }

    private void unwind(String from, @Nullable String to, @Nullable Cursor after, int limit, List<Entry> into) {
        String field = MongoCollectionView.several(index);
        List<Bson> steps = List.of(
                Aggregates.match(Filters.elemMatch(field, elementRange(from, to))),
                Aggregates.addFields(new Field<>(KEY, "$" + field)),
                Aggregates.unwind("$" + KEY),
                Aggregates.match(Filters.and(range(KEY, from, to), beyond(KEY, after))),
                Aggregates.sort(ascending ? Sorts.ascending(KEY, "_id") : Sorts.descending(KEY, "_id")),
                Aggregates.limit(limit));
        for (Document found : documents.aggregate(steps)) {
            into.add(new Entry(found.getString(KEY), MongoCollectionView.read(found)));
        }
    }

    private static Bson range(String field, String from, @Nullable String to) {
        return to == null ? Filters.gte(field, from) : Filters.and(Filters.gte(field, from), Filters.lt(field, to));
    }

    private static Bson elementRange(String from, @Nullable String to) {
        Document range = new Document("$gte", from);
        return to == null ? range : range.append("$lt", to);
    }

    private Bson beyond(String field, @Nullable Cursor after) {
        if (after == null) {
            return Filters.empty();
        }
        if (field.equals("_id")) {
            return ascending ? Filters.gt("_id", after.id()) : Filters.lt("_id", after.id());
        }
        return ascending
                ? Filters.or(
                        Filters.gt(field, after.key()),
                        Filters.and(Filters.eq(field, after.key()), Filters.gt("_id", after.id())))
                : Filters.or(
                        Filters.lt(field, after.key()),
                        Filters.and(Filters.eq(field, after.key()), Filters.lt("_id", after.id())));
    }

    private record Entry(String key, ViewStore.Document document) {}
}
