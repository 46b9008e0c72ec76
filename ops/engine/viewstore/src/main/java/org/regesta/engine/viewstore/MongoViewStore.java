package org.regesta.engine.viewstore;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.regesta.ports.ViewStore;

/**
 * Views in MongoDB: a collection each, written by single-document conditional writes with {@code w: majority, j:
 * true}; no session, no transaction. A catalogue collection holds the names and declared indexes.
 */
public final class MongoViewStore implements ViewStore, AutoCloseable {

    private static final String CATALOGUE =
            "regesta.catalogue"; // a dot, so that no collection of ours can have the name
    private static final int PAGE = 1000;
    private static final int DUPLICATE_KEY = 11000;
    private static final WriteConcern DURABLE = WriteConcern.MAJORITY.withJournal(true);

    private final MongoClient client;
    private final MongoDatabase database;
    private final MongoCollection<BsonDocument> catalogue;
    /** Asked for at every read: the server is asked for its indexes once. */
    private final Map<String, MongoCollectionView> opened = new ConcurrentHashMap<>();

    private MongoViewStore(MongoClient client, String database) {
        this.client = client;
        this.database = client.getDatabase(database)
                .withWriteConcern(DURABLE)
                .withReadConcern(ReadConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary());
        this.catalogue = this.database.getCollection(CATALOGUE, BsonDocument.class);
    }

    /**
     * Connects, within ten seconds.
     *
     * @param uri such as {@code mongodb://host:27017/regesta}; the database is {@code regesta} when none is named
     * @throws StoreUnreachable when nothing answers there
     */
    public static MongoViewStore open(String uri) {
        ConnectionString where = address(uri);
        MongoClientSettings settings = MongoClientSettings.builder()
                .applyConnectionString(where)
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(10, TimeUnit.SECONDS))
                .applicationName("regesta")
                .build();
        MongoClient client = MongoClients.create(settings);
        String database = Objects.requireNonNullElse(where.getDatabase(), "regesta");
        try {
            client.getDatabase(database).runCommand(new BsonDocument("ping", new BsonInt32(1)));
        } catch (MongoException silent) {
            client.close();
            throw StoreUnreachable.silent(where.getHosts(), silent);
        }
        return new MongoViewStore(client, database);
    }

    private static ConnectionString address(String uri) {
        try {
            return new ConnectionString(uri);
        } catch (IllegalArgumentException unreadable) {
            throw StoreUnreachable.noAddress();
        }
    }

    @Override
    public Collection collection(String name, Set<String> indexes) {
        MongoCollectionView open = opened.get(name);
        if (open == null) {
            open = opened.computeIfAbsent(name, missing -> open(missing, indexes));
        }
        Names.same(name, open.indexes(), indexes);
        return open;
    }

    private MongoCollectionView open(String name, Set<String> indexes) {
        Names.check(name, indexes);
        Set<String> sorted = new TreeSet<>(indexes);
        var documents = database.getCollection(name);
        for (String index : sorted) { // making one that stands changes nothing; before the catalogue says it is ready
            documents.createIndex(Indexes.ascending(MongoCollectionView.single(index), "_id"));
            documents.createIndex(Indexes.ascending(MongoCollectionView.several(index), "_id"));
        }
        try {
            catalogue.insertOne(new BsonDocument("_id", new BsonString(name))
                    .append(
                            "indexes",
                            new BsonArray(sorted.stream().map(BsonString::new).toList())));
        } catch (MongoWriteException standsAlready) {
            if (standsAlready.getError().getCode() != DUPLICATE_KEY) {
                throw standsAlready;
            }
            Names.same(name, declared(name), sorted);
        }
        return new MongoCollectionView(documents, sorted, () -> drop(name));
    }

    @Override
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        catalogue.find().forEach(entry -> names.add(entry.getString("_id").getValue()));
        return names;
    }

    /** Copies everything that is in it, and writes nothing to it: somebody with the right to read is enough. */
    public void copyTo(RocksViewStore copy) {
        for (String name : names()) {
            Set<String> indexes = declared(name);
            Collection from = new MongoCollectionView(database.getCollection(name), indexes, () -> {});
            Collection to = copy.collection(name, indexes);
            String cursor = null;
            do {
                Page page = from.scan(BY_ID, "", null, cursor, PAGE, Order.ASCENDING);
                to.replaceAll(page.documents());
                cursor = page.cursor().orElse(null);
            } while (cursor != null);
        }
    }

    /**
     * True as far as MongoDB keeps its promise for {@code w: majority, j: true}; the stand-in server of tests does
     * not.
     */
    @Override
    public boolean durable() {
        return true;
    }

    @Override
    public void close() {
        client.close();
    }

    private Set<String> declared(String name) {
        Set<String> declared = new TreeSet<>();
        BsonDocument entry = catalogue.find(Filters.eq("_id", name)).first();
        if (entry != null) {
            entry.getArray("indexes")
                    .forEach(index -> declared.add(index.asString().getValue()));
        }
        return declared;
    }

    private void drop(String name) {
        opened.remove(name);
        database.getCollection(name).drop();
        catalogue.deleteOne(Filters.eq("_id", name));
    }
}
