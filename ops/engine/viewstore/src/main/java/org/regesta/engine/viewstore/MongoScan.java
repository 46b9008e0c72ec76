package org.regesta.engine.viewstore;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Field;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.ViewStore;

/** One page of an index: documents with one key from the index's own order, those with several unwound, merged. */
final class MongoScan {

    private static final String KEY = "at";
    private static final int PAGE = 1000;

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

    /** How many entries the range has, told by the index alone. */
    long count(String from, @Nullable String to) {
        if (index.equals(ViewStore.BY_ID)) {
            return documents.countDocuments(range("_id", from, to));
        }
        return documents.countDocuments(range(MongoCollectionView.single(index), from, to)) + unwound(from, to);
    }

    private long unwound(String from, @Nullable String to) {
        List<Bson> steps = new ArrayList<>(unwinding(from, to));
        steps.add(Aggregates.match(range(KEY, from, to)));
        steps.add(Aggregates.count(KEY));
        Document counted = documents.aggregate(steps).first();
        return counted == null
                ? 0
                : Objects.requireNonNull(counted.get(KEY, Number.class)).longValue();
    }

    /** The place of the last of the first so many entries, when others follow it. */
    Optional<Cursor> behind(String from, @Nullable String to, long many) {
        boolean byId = index.equals(ViewStore.BY_ID);
        if (!byId && unwound(from, to) > 0) {
            return merged(from, to, many);
        }
        String field = byId ? "_id" : MongoCollectionView.single(index);
        List<Document> last = documents
                .find(range(field, from, to))
                .projection(Projections.include(field, "_id"))
                .sort(sort(field))
                .skip(Math.toIntExact(many - 1))
                .limit(2)
                .into(new ArrayList<>());
        if (last.size() < 2) {
            return Optional.empty();
        }
        String id = last.getFirst().getString("_id");
        String key = byId ? id : last.getFirst().get("s", Document.class).getString(index);
        return Optional.of(new Cursor(index, key, id));
    }

    /** Where documents have several keys in the range: two orders are merged, so it is gone through by pages. */
    private Optional<Cursor> merged(String from, @Nullable String to, long many) {
        Optional<Cursor> place = Optional.empty();
        for (long left = many; left > 0; ) {
            int limit = (int) Math.min(left, PAGE);
            ViewStore.Page page = page(from, to, place.orElse(null), limit);
            if (page.cursor().isEmpty()) {
                return Optional.empty();
            }
            left -= limit;
            place = page.cursor().map(text -> Cursor.of(text, index));
        }
        return place;
    }

    private void read(
            String field, String from, @Nullable String to, @Nullable Cursor after, int limit, List<Entry> into) {
        Bson filter = Filters.and(range(field, from, to), beyond(field, after));
        for (Document found : documents.find(filter).sort(sort(field)).limit(limit)) {
            ViewStore.Document document = MongoCollectionView.read(found);
            String key = field.equals("_id")
                    ? document.id()
                    : document.keys().getOrDefault(index, List.of()).getFirst();
            into.add(new Entry(key, document));
        }
    }

    private void unwind(String from, @Nullable String to, @Nullable Cursor after, int limit, List<Entry> into) {
        List<Bson> steps = new ArrayList<>(unwinding(from, to));
        steps.add(Aggregates.match(Filters.and(range(KEY, from, to), beyond(KEY, after))));
        steps.add(Aggregates.sort(sort(KEY)));
        steps.add(Aggregates.limit(limit));
        for (Document found : documents.aggregate(steps)) {
            into.add(new Entry(found.getString(KEY), MongoCollectionView.read(found)));
        }
    }

    /** The keys of documents with several, of which one at least is in the range. */
    private List<Bson> unwinding(String from, @Nullable String to) {
        String field = MongoCollectionView.several(index);
        return List.of(
                Aggregates.match(Filters.elemMatch(field, elementRange(from, to))),
                Aggregates.addFields(new Field<>(KEY, "$" + field)),
                Aggregates.unwind("$" + KEY));
    }

    private Bson sort(String field) {
        return ascending ? Sorts.ascending(field, "_id") : Sorts.descending(field, "_id");
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
