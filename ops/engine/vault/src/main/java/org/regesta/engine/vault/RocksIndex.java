package org.regesta.engine.vault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.CompressionType;
import org.rocksdb.FlushOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.RocksObject;
import org.rocksdb.Slice;
import org.rocksdb.Status;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An index in a RocksDB folder. It has no write-ahead log: the key log is one. So after a crash it is as it was when
 * RocksDB last wrote a table, which it does every {@value #BUFFER_BYTES} bytes and when it is closed in order.
 *
 * <p>What memory it takes does not grow with it: filters and indexes of its tables share the cache's bound.
 */
final class RocksIndex implements KeyIndex {

    private static final Logger LOG = LoggerFactory.getLogger(RocksIndex.class);

    private static final long BUFFER_BYTES = 8L * 1024 * 1024;
    private static final long CACHE_BYTES = 64L * 1024 * 1024;
    private static final int OPEN_TABLES = 256;

    /** Says that a table could not be read: the next start makes the index anew. */
    private static final String DAMAGED = "damaged";

    private final Path folder;
    private final List<RocksObject> natives = new ArrayList<>();
    private final WriteOptions unlogged;
    private final RocksDB db;

    private RocksIndex(Path folder) throws RocksDBException {
        this.folder = folder;
        RocksDB.loadLibrary(); // before the first options object: they are native too
        unlogged = keep(new WriteOptions()).setDisableWAL(true);
        db = RocksDB.open(options(), folder.toString());
    }

    private Options options() {
        return keep(new Options())
                .setCreateIfMissing(true)
                .setParanoidChecks(true)
                .setWriteBufferSize(BUFFER_BYTES)
                .setCompressionType(CompressionType.LZ4_COMPRESSION)
                .setMaxOpenFiles(OPEN_TABLES)
                .setMaxBackgroundJobs(2)
                .setKeepLogFileNum(2)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setStatsDumpPeriodSec(0)
                .setTableFormatConfig(new BlockBasedTableConfig()
                        .setBlockCache(keep(new LRUCache(CACHE_BYTES)))
                        .setCacheIndexAndFilterBlocks(true)
                        .setFilterPolicy(keep(new BloomFilter(10, false))));
    }

    private <T extends RocksObject> T keep(T made) {
        natives.add(made);
        return made;
    }

    /** Opens the one in a folder, made where there is none. One that is damaged is thrown away. */
    static RocksIndex open(Path folder) throws IOException {
        if (Files.exists(folder.resolve(DAMAGED))) {
            delete(folder);
        }
        OwnerOnly.folder(folder);
        try {
            return new RocksIndex(folder);
        } catch (RocksDBException damaged) {
            LOG.warn("The vault's index cannot be opened and is made anew: {}", String.valueOf(damaged.getMessage()));
            delete(folder);
            OwnerOnly.folder(folder);
        }
        try {
            return new RocksIndex(folder);
        } catch (RocksDBException failed) {
            throw new IOException(failed);
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Override
    public Optional<byte[]> get(String name) throws IOException {
        try {
            return Optional.ofNullable(db.get(bytes(name)));
        } catch (RocksDBException failed) {
            throw failed(failed);
        }
    }

    @Override
    public void write(Map<String, Optional<byte[]>> entries) throws IOException {
        try (WriteBatch batch = new WriteBatch()) {
            for (Map.Entry<String, Optional<byte[]>> entry : entries.entrySet()) {
                byte[] name = bytes(entry.getKey());
                if (entry.getValue().isPresent()) {
                    batch.put(name, entry.getValue().get());
                } else {
                    batch.delete(name);
                }
            }
            db.write(unlogged, batch);
        } catch (RocksDBException failed) {
            throw failed(failed);
        }
    }

    @Override
    public Walk walk(String beginning) {
        return new Entries(beginning);
    }

    @Override
    public void settle() throws IOException {
        try (FlushOptions whole = new FlushOptions().setWaitForFlush(true)) {
            db.flush(whole);
        } catch (RocksDBException failed) {
            throw failed(failed);
        }
    }

    private IOException failed(RocksDBException failed) throws IOException {
        Status status = failed.getStatus();
        if (status != null && status.getCode() == Status.Code.Corruption) {
            LOG.error("The vault's index is damaged; the next start makes it anew from keys.log", failed);
            Files.write(folder.resolve(DAMAGED), new byte[0]);
        }
        return new IOException(failed);
    }

    @Override
    public void close() {
        db.close();
        natives.reversed().forEach(RocksObject::close);
    }

    private static byte[] bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }

    /** An iterator sees the entries as they were when it was made. */
    private final class Entries implements Walk {

        private final byte[] beginning;
        private final Slice end;
        private final ReadOptions reading;
        private final RocksIterator at;

        Entries(String beginning) {
            this.beginning = bytes(beginning);
            byte[] after = bytes(beginning);
            after[after.length - 1]++; // none ends with the last byte there is: that is no UTF-8
            end = new Slice(after);
            reading = new ReadOptions().setFillCache(false).setIterateUpperBound(end);
            at = db.newIterator(reading);
            at.seek(this.beginning);
        }

        @Override
        public boolean hasNext() throws IOException {
            if (!at.isValid()) {
                try {
                    at.status();
                } catch (RocksDBException failed) {
                    throw failed(failed);
                }
            }
            return at.isValid();
        }

        @Override
        public String next() {
            byte[] name = at.key();
            at.next();
            return new String(name, beginning.length, name.length - beginning.length, StandardCharsets.UTF_8);
        }

        @Override
        public void close() {
            at.close();
            reading.close();
            end.close();
        }
    }
}
