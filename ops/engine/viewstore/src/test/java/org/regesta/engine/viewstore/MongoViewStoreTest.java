package org.regesta.engine.viewstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.regesta.ports.ViewStore;

/** On a stand-in server in this process, or on a real one with {@code -Dregesta.mongo=URI}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MongoViewStoreTest extends ViewStoreModelContract {

    private static final String REAL = System.getProperty("regesta.mongo", "");
    private static final String DATABASE = "regesta-contract";

    private final MongoServer standIn = new MongoServer(new MemoryBackend());
    private String uri = REAL;

    @BeforeAll
    void start() {
        if (REAL.isEmpty()) {
            uri = standIn.bindAndGetConnectionString() + "/" + DATABASE;
        }
    }

    @AfterAll
    void stop() {
        standIn.shutdownNow();
    }

    @Override
    ViewStore fresh() {
        try (MongoClient client = MongoClients.create(uri)) {
            client.getDatabase(new com.mongodb.ConnectionString(uri).getDatabase())
                    .drop();
        }
        return MongoViewStore.open(uri);
    }

    @AfterEach
    void close() {
        ((MongoViewStore) store).close();
    }

    /** The stand-in compares Java strings; a real server compares UTF-8. */
    @Override
    boolean ordersEveryScript() {
        return !REAL.isEmpty();
    }

    @Test
    void a_document_is_one_mongo_document_and_a_view_one_collection() {
        cards.replace(of("amina", "p", "q"), ViewStore.ABSENT);

        try (MongoClient client = MongoClients.create(uri)) {
            var database = client.getDatabase(new com.mongodb.ConnectionString(uri).getDatabase());
            Document stored = database.getCollection("cards-1").find().first();
            assertThat(stored).containsEntry("_id", "amina").containsEntry("v", 0L);
            assertThat(stored.get("m", Document.class).getList("person", String.class))
                    .isEqualTo(List.of("p", "q"));
        }
    }
}
