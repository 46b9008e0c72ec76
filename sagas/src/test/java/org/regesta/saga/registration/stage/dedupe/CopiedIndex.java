package org.regesta.saga.registration.stage.dedupe;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.DBOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.TransactionLogIterator;

/**
 * A copied collection in the eyes of who has RocksDB's own tools and nothing of ours: keys, values, and every write
 * that the write-ahead log still has.
 */
final class CopiedIndex {

    /** What can be counted and measured of one row. */
    record Seen(
            String registrationId,
            double mostUnderOneKey,
            double allUnderItsKeys,
            double keys,
            double length,
            double writes,
            double keyWrites,
            double together,
            double neighbours) {}

    private final Map<String, List<String>> keysOf = new HashMap<>(); // by registration
    private final TreeMap<String, Integer> under = new TreeMap<>(); // how many rows stand under a key
    private final Map<String, Integer> lengths = new HashMap<>();
    private final Map<String, Integer> writes = new HashMap<>(); // of rows and of keys
    private final Map<String, Integer> together = new HashMap<>(); // rows in the same batch

    private CopiedIndex() {}

    static List<Seen> read(Path folder, String collection, Collection<String> registrations) throws RocksDBException {
        CopiedIndex copy = new CopiedIndex();
        RocksDB.loadLibrary();
        try (Options listing = new Options();
                DBOptions options = new DBOptions()) {
            List<ColumnFamilyDescriptor> families = RocksDB.listColumnFamilies(listing, folder.toString()).stream()
                    .map(ColumnFamilyDescriptor::new)
                    .toList();
            List<ColumnFamilyHandle> handles = new ArrayList<>();
            try (RocksDB db = RocksDB.openReadOnly(options, folder.toString(), families, handles)) {
                for (ColumnFamilyHandle handle : handles) {
                    if (new String(handle.getName(), StandardCharsets.UTF_8).equals(collection)) {
                        copy.rows(db, handle);
                        copy.writes(db, handle.getID());
                    }
                    handle.close();
                }
            }
        }
        return registrations.stream().map(copy::seen).toList();
    }

    private void rows(RocksDB db, ColumnFamilyHandle family) throws RocksDBException {
        try (RocksIterator at = db.newIterator(family)) {
            for (at.seekToFirst(); at.isValid(); at.next()) {
                String key = new String(at.key(), StandardCharsets.ISO_8859_1);
                if (key.startsWith("d")) {
                    lengths.put(key.substring(1), at.value().length);
                } else {
                    String[] keyAndRow = key.substring(2).split("\0\1", 2);
                    under.merge(keyAndRow[0], 1, Integer::sum);
                    keysOf.computeIfAbsent(keyAndRow[1], first -> new ArrayList<>())
                            .add(keyAndRow[0]);
                }
            }
            at.status();
        }
    }

    private void writes(RocksDB db, int family) throws RocksDBException {
        try (TransactionLogIterator log = db.getUpdatesSince(0)) {
            for (; log.isValid(); log.next()) {
                Set<String> rows = new HashSet<>();
                log.getBatch().writeBatch().iterate(new Writes(family, key -> {
                    String text = new String(key, StandardCharsets.ISO_8859_1);
                    String what =
                            text.startsWith("d") ? text : text.substring(2).split("\0\1", 2)[0];
                    writes.merge(what, 1, Integer::sum);
                    if (text.startsWith("d")) {
                        rows.add(text.substring(1));
                    }
                }));
                rows.forEach(row -> together.merge(row, rows.size(), Integer::sum));
            }
        }
    }

    private Seen seen(String registrationId) {
        List<String> keys = keysOf.getOrDefault(registrationId, List.of());
        int[] counts = keys.stream().mapToInt(key -> under.getOrDefault(key, 0)).toArray();
        return new Seen(
                registrationId,
                Arrays.stream(counts).max().orElse(0),
                Arrays.stream(counts).sum(),
                keys.size(),
                lengths.getOrDefault(registrationId, 0),
                writes.getOrDefault("d" + registrationId, 0),
                keys.stream().mapToInt(key -> writes.getOrDefault(key, 0)).sum(),
                together.getOrDefault(registrationId, 0),
                keys.stream().mapToInt(this::likeNeighbour).sum());
    }

    /** How many characters a key shares with the one before it. */
    private int likeNeighbour(String key) {
        String before = under.lowerKey(key);
        int shared = 0;
        while (before != null
                && shared < Math.min(key.length(), before.length())
                && key.charAt(shared) == before.charAt(shared)) {
            shared++;
        }
        return shared;
    }
}
