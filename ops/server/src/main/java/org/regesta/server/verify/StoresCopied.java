package org.regesta.server.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.regesta.engine.notary.Finding;
import org.regesta.engine.viewstore.MongoViewStore;
import org.regesta.engine.viewstore.RocksViewStore;
import org.regesta.engine.viewstore.StoreUnreachable;

/**
 * What a house keeps in databases, copied to a folder that is thrown away: what is judged is the copy, and nothing is
 * written to the database.
 */
final class StoresCopied implements AutoCloseable {

    /** Why a store that is neither in the folder nor in a database that was given cannot be judged. */
    static final String LACKING =
            "its store is not in this folder; if it is in a database, give --mongo or --auth-mongo";

    private final Map<String, Path> copies = new TreeMap<>();
    private final @Nullable Scratch scratch;

    private StoresCopied(@Nullable Scratch scratch) {
        this.scratch = scratch;
    }

    /**
     * What cannot be read as documents of views is a finding.
     *
     * @param databases connection strings by the name of a store
     * @throws org.regesta.engine.viewstore.StoreUnreachable when one of them does not answer
     */
    static StoresCopied of(Path data, Map<String, String> databases, Report report) throws IOException {
        if (databases.isEmpty()) {
            return new StoresCopied(null);
        }
        Scratch scratch = Scratch.beside(data);
        StoresCopied copied = new StoresCopied(scratch);
        try {
            for (Map.Entry<String, String> each : databases.entrySet()) {
                copied.copy(scratch.folder().resolve(each.getKey()), each.getKey(), each.getValue(), report);
            }
            return copied;
        } catch (RuntimeException unreachable) {
            copied.close();
            throw unreachable;
        }
    }

    private void copy(Path to, String store, String database, Report report) {
        try (MongoViewStore from = MongoViewStore.open(database);
                RocksViewStore copy = RocksViewStore.open(to)) {
            from.copyTo(copy);
            copies.put(store, to);
        } catch (StoreUnreachable silent) {
            throw silent;
        } catch (RuntimeException damaged) { // isolation boundary: whatever somebody put there is a finding
            report.find(new Finding(
                    store + " in its database",
                    "documents as they are written here",
                    damaged.getClass().getSimpleName()));
        }
    }

    boolean has(String store) {
        return copies.containsKey(store);
    }

    /** In place of what the folder may have of them. */
    void putIn(Path house) throws IOException {
        for (Map.Entry<String, Path> each : copies.entrySet()) {
            Path aside = house.resolve(each.getKey());
            if (Files.exists(aside)) {
                Files.move(aside, house.resolve("not-" + each.getKey()));
            }
            Files.move(each.getValue(), aside);
        }
    }

    @Override
    public void close() {
        if (scratch != null) {
            scratch.close();
        }
    }
}
