package org.regesta.engine.viewstore;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.regesta.ports.ViewStore;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;
import org.rocksdb.Filter;
import org.rocksdb.FlushOptions;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;
import org.rocksdb.WALRecoveryMode;
import org.rocksdb.WriteOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Views, tokens, sagas and leases in one RocksDB folder: a column family per collection, and a catalogue of their
 * names and indexes in the default one. Every write is synced before it returns, except those of {@link #relaxed()},
 * which the next synced write makes durable (they share one write-ahead log).
 */
public final class RocksViewStore implements ViewStore, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RocksViewStore.class);
    private static final long MIB = 1024 * 1024;

    static {
        RocksDB.loadLibrary();
    }

    private final DBOptions options = new DBOptions()
            .setCreateIfMissing(true)
            .setDbWriteBufferSize(64 * MIB)
            .setMaxTotalWalSize(64 * MIB)
            // after a power cut: everything up to the first byte that was never synced, so no token without its view
            .setWalRecoveryMode(WALRecoveryMode.PointInTimeRecovery)
            // unsynced writes gather in memory until a synced one, or a megabyte: a crash takes the last of them, a
            // token never stays without its view, and what is lost is delivered again
            .setManualWalFlush(true)
            .setKeepLogFileNum(3);
    private final Cache cache = new LRUCache(64 * MIB);
    /** Most documents are looked for before they are there: a filter says so without reading a table. */
    private final Filter filter = new BloomFilter(10, false);

    private final ColumnFamilyOptions familyOptions = new ColumnFamilyOptions()
            .setWriteBufferSize(16 * MIB)
            .setMemtablePrefixBloomSizeRatio(0.02)
            .setMemtableWholeKeyFiltering(true)
            .setTableFormatConfig(
                    new BlockBasedTableConfig().setBlockCache(cache).setFilterPolicy(filter));
    private final WriteOptions synced = new WriteOptions().setSync(true);
    private final WriteOptions unsynced = new WriteOptions();
    private final RocksDB db;
    private final ColumnFamilyHandle catalogue;
    private final Map<String, RocksFamily> families = new ConcurrentHashMap<>();

    private final StoreFolder folder;

    private boolean closed;

    private RocksViewStore(StoreFolder folder) throws RocksDBException {
        this.folder = folder;
        List<ColumnFamilyHandle> handles = new ArrayList<>();
        db = RocksDB.open(options, folder.toString(), descriptors(folder.toString()), handles);
        catalogue = handles.removeFirst();
        for (ColumnFamilyHandle handle : handles) {
            byte[] declared = db.get(catalogue, handle.getName());
            if (declared == null) { // made or dropped when the process ended: never acknowledged, or no longer wanted
                db.dropColumnFamily(handle);
                handle.close();
            } else {
                String name = new String(handle.getName(), StandardCharsets.UTF_8);
                families.put(name, new RocksFamily(name, handle, indexes(declared)));
            }
        }
    }

    /**
     * Opens the folder, made if missing. What is damaged is set aside, and the store begins empty.
     *
     * @throws StoreInUse when another process, or this one, has it open
     */
    public static RocksViewStore open(Path path) {
        StoreFolder folder = StoreFolder.take(path);
        try {
            return open(folder);
        } catch (RocksDBException failed) {
            folder.release();
            if (String.valueOf(failed.getMessage()).contains("/LOCK")) {
                throw new StoreInUse(path, failed);
            }
            throw StoreFailed.of(failed);
        }
    }

    private static RocksViewStore open(StoreFolder folder) throws RocksDBException {
        try {
            return new RocksViewStore(folder);
        } catch (RocksDBException failed) {
            Status status = failed.getStatus();
            if (status == null || status.getCode() != Status.Code.Corruption) {
                throw failed;
            }
            folder.setAside(String.valueOf(failed.getMessage()));
            return new RocksViewStore(folder);
        }
    }

    @Override
    public Collection collection(String name, Set<String> indexes) {
        return collection(name, indexes, synced);
    }

    @Override
    public Set<String> names() {
        return new TreeSet<>(families.keySet());
    }

    /** The indexes a collection was declared with, if there is such a collection. */
    public Optional<Set<String>> declared(String name) {
        return Optional.ofNullable(families.get(name)).map(RocksFamily::indexSet);
    }

    @Override
    public boolean durable() {
        return true;
    }

    @Override
    public boolean exclusive() {
        return true;
    }

    @Override
    public ViewStore relaxed() {
        return new Relaxed();
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return; // what is native is gone, and to flush it again would end the process
        }
        closed = true;
        settleLog();
        families.values().forEach(family -> family.end(family.handle::close));
        catalogue.close();
        db.close();
        synced.close();
        unsynced.close();
        familyOptions.close();
        filter.close();
        cache.close();
        options.close();
        folder.release();
    }

    /** As the book does: the next start would read a long log whole, more than once. */
    private void settleLog() {
        try (FlushOptions whole = new FlushOptions().setWaitForFlush(true)) {
            if (folder.hasLongLog()) {
                List<ColumnFamilyHandle> all = new ArrayList<>(List.of(catalogue));
                families.values().forEach(family -> all.add(family.handle));
                db.flush(whole, all);
            }
        } catch (RocksDBException | IOException unsettled) { // nothing is lost: the log has it all
            LOG.warn("the next start will take longer: {}", unsettled.getMessage());
        }
    }

    private Collection collection(String name, Set<String> indexes, WriteOptions how) {
        RocksFamily family = families.get(name);
        if (family == null) {
            family = make(name, indexes);
        }
        return handle(family, name, indexes, how);
    }

    private Collection handle(RocksFamily family, String name, Set<String> indexes, WriteOptions how) {
        Names.same(name, family.indexSet(), indexes);
        return new RocksCollection(db, family, how, () -> drop(family));
    }

    private synchronized RocksFamily make(String name, Set<String> indexes) {
        Names.check(name, indexes);
        return families.computeIfAbsent(name, missing -> create(missing, indexes));
    }

    private RocksFamily create(String name, Set<String> indexes) {
        byte[] key = name.getBytes(StandardCharsets.UTF_8);
        try {
            RocksFamily family = new RocksFamily(
                    name, db.createColumnFamily(new ColumnFamilyDescriptor(key, familyOptions)), indexes);
            db.put(catalogue, synced, key, String.join(",", family.indexes).getBytes(StandardCharsets.UTF_8));
            return family;
        } catch (RocksDBException failed) {
            throw StoreFailed.of(failed);
        }
    }

    private synchronized void drop(RocksFamily family) {
        family.end(() -> {
            try {
                db.delete(catalogue, synced, family.name.getBytes(StandardCharsets.UTF_8));
                db.dropColumnFamily(family.handle);
                family.handle.close();
            } catch (RocksDBException failed) {
                throw StoreFailed.of(failed);
            }
            families.remove(family.name, family);
        });
    }

    private List<ColumnFamilyDescriptor> descriptors(String folder) throws RocksDBException {
        List<ColumnFamilyDescriptor> all = new ArrayList<>();
        all.add(new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY, familyOptions));
        try (Options listing = new Options()) {
            RocksDB.listColumnFamilies(listing, folder).stream()
                    .filter(name -> !new String(name, StandardCharsets.UTF_8).equals("default"))
                    .forEach(name -> all.add(new ColumnFamilyDescriptor(name, familyOptions)));
        }
        return all;
    }

    private static Set<String> indexes(byte[] declared) {
        Set<String> indexes = new TreeSet<>(List.of(new String(declared, StandardCharsets.UTF_8).split(",", -1)));
        indexes.removeIf(Predicate.isEqual(""));
        return indexes;
    }

    /** The same collections without a sync of their own. */
    private final class Relaxed implements ViewStore {

        @Override
        public Collection collection(String name, Set<String> indexes) {
            return RocksViewStore.this.collection(name, indexes, unsynced);
        }

        @Override
        public Set<String> names() {
            return RocksViewStore.this.names();
        }

        @Override
        public boolean durable() {
            return false;
        }

        @Override
        public boolean exclusive() {
            return true;
        }
    }
}
