package org.regesta.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.server.Options;
import org.regesta.server.RegestaServer;
import org.regesta.server.backup.BackupOf;
import org.regesta.server.backup.RestoreTo;
import org.regesta.server.delivery.StoreRefused;
import org.regesta.server.verify.Report;
import org.regesta.server.verify.Verification;
import org.regesta.server.verify.Verification.Part;

/** What a house keeps in databases is judged, backed up around and restored into as what is in its folder. */
class VerifiedOnMongoTest {

    private static final List<String> NAMES = List.of("regesta", "regesta-auth");

    private final MongoServer mongo = new MongoServer(new MemoryBackend());
    private final String address = mongo.bindAndGetConnectionString();
    private final MongoClient client = MongoClients.create(address);

    @AfterEach
    void stop() {
        client.close();
        mongo.shutdownNow();
    }

    private Map<String, String> databases() {
        return Map.of("state", address + "/" + NAMES.get(0), "auth", address + "/" + NAMES.get(1));
    }

    private Options onMongo(Path data) {
        return Options.on(data)
                .withPort(0)
                .withMongo(databases().get("state"))
                .withAuthMongo(databases().get("auth"));
    }

    @Test
    void documents_in_databases_are_judged_by_the_books_and_nothing_is_written_to_them(@TempDir Path data) {
        try (House house = new House(onMongo(data).withReadableOutbox())) {
            new Bank(house.office.administrator(), house.clock).open();
        }
        Map<String, List<Document>> before = everything();

        Report untold = Verification.run(Verification.Options.on(data).only(Part.STORES, Part.VIEWS), (p, d, of) -> {});
        assertThat(untold.findings()).isEmpty();
        assertThat(untold.done())
                .as("nothing is called right that was not seen")
                .isEmpty();
        assertThat(untold.notDone())
                .anySatisfy(
                        line -> assertThat(line).startsWith("view auth-partner").contains("--auth-mongo"))
                .anySatisfy(line -> assertThat(line).startsWith("view audit").contains("--mongo"));

        Report clean = verify(data);
        assertThat(clean.findings()).isEmpty();
        assertThat(clean.done()).anyMatch(line -> line.matches("view auth-partner\\S*: [1-9]\\d* documents"));
        assertThat(clean.done()).anyMatch(line -> line.matches("view audit\\S*: [1-9]\\d* documents"));
        assertThat(everything()).as("as it was").isEqualTo(before);

        for (String name : NAMES) {
            findsWhatIsEdited(data, client.getDatabase(name).getCollection(first(name)));
        }
    }

    private void findsWhatIsEdited(Path data, MongoCollection<Document> collection) {
        Document right = collection.find().first();
        var it = Filters.eq("_id", right.getString("_id"));
        collection.updateOne(it, Updates.set("b", right.getString("b") + " "));
        assertThat(verify(data).findings()).singleElement().satisfies(finding -> assertThat(finding.place())
                .endsWith("document " + right.getString("_id")));
        collection.updateOne(it, Updates.unset("v"));
        assertThat(verify(data).findings()).singleElement().satisfies(finding -> assertThat(finding.place())
                .endsWith("in its database"));
        collection.replaceOne(it, right);
    }

    /** A collection of a view that has documents. */
    private String first(String database) {
        String wanted = database.equals(NAMES.get(1)) ? "auth-partner" : "audit";
        for (String name : client.getDatabase(database).listCollectionNames()) {
            if (name.startsWith(wanted)
                    && client.getDatabase(database).getCollection(name).countDocuments() > 0) {
                return name;
            }
        }
        throw new AssertionError("no documents of " + wanted);
    }

    private Report verify(Path data) {
        return Verification.run(
                Verification.Options.on(data).only(Part.STORES, Part.VIEWS).withDatabases(databases()),
                (part, done, of) -> {});
    }

    @Test
    void a_backup_leaves_no_stores_in_the_folder_and_a_restore_fills_databases_that_are_empty(@TempDir Path folder) {
        Path data = folder.resolve("house");
        try (House house = new House(onMongo(data).withReadableOutbox())) {
            new Bank(house.office.administrator(), house.clock).open();
        }
        Path backup = folder.resolve("backup");
        Path keys = folder.resolve("keys");
        BackupOf.of(onMongo(data), backup, keys, (what, done, of) -> {});
        assertThat(data.resolve("state")).doesNotExist();
        assertThat(data.resolve("auth")).doesNotExist();

        Path restored = folder.resolve("restored");
        assertThatThrownBy(() -> restore(restored, backup, keys))
                .isInstanceOf(StoreRefused.class)
                .hasMessageContaining("views, tokens and sagas is not empty");
        assertThat(restored).doesNotExist();
        long partners = client.getDatabase(NAMES.get(1))
                .getCollection(first(NAMES.get(1)))
                .countDocuments();
        NAMES.forEach(name -> client.getDatabase(name).drop());
        restore(restored, backup, keys);
        assertThat(client.getDatabase(NAMES.get(1))
                        .getCollection(first(NAMES.get(1)))
                        .countDocuments())
                .isEqualTo(partners);
        assertThat(verify(restored).findings()).isEmpty();
        RegestaServer.start(onMongo(restored)).close();
        assertThat(restored.resolve("state")).doesNotExist();
        assertThat(restored.resolve("auth")).doesNotExist();
    }

    private void restore(Path to, Path backup, Path keys) {
        RestoreTo.house(onMongo(to), backup, keys, Optional.empty(), Set.of(), (what, done, of) -> {});
    }

    private Map<String, List<Document>> everything() {
        Map<String, List<Document>> all = new TreeMap<>();
        for (String database : NAMES) {
            for (String name : client.getDatabase(database).listCollectionNames()) {
                all.put(
                        database + "/" + name,
                        client.getDatabase(database).getCollection(name).find().into(new ArrayList<>()));
            }
        }
        return all;
    }
}
