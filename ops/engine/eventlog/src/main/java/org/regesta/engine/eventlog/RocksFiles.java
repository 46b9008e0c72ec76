package org.regesta.engine.eventlog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.regesta.events.Book;
import org.regesta.ports.WriteAheadLog;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.FlushOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksObject;
import org.rocksdb.WALRecoveryMode;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The book's database: {@code events} position to leaf, {@code streams} (stream, sequence) to position, {@code ids}
 * event id to position. Every append writes all three in one batch, so they cannot disagree.
 */
final class RocksFiles implements AutoCloseable {

    private static final byte[] BOOK = "book".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FORMAT = "format".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FORMAT_1 = "1".getBytes(StandardCharsets.US_ASCII);
    private static final long MIB = 1024L * 1024;
    private static final Logger LOG = LoggerFactory.getLogger(RocksFiles.class);

    final RocksDB db;
    final ColumnFamilyHandle events;
    final ColumnFamilyHandle streams;
    final ColumnFamilyHandle ids;

    private final ColumnFamilyHandle base;
    private final List<RocksObject> natives;

    private RocksFiles(RocksDB db, List<ColumnFamilyHandle> families, List<RocksObject> natives) {
        this.db = db;
        this.natives = natives;
        base = families.get(0);
        events = families.get(1);
        streams = families.get(2);
        ids = families.get(3);
    }

    static RocksFiles open(EventLogOptions options) throws RocksDBException, IOException {
        Path folder = options.folder.resolve("log");
        WriteAheadLog.mend(folder).ifPresent(damage -> {
            throw new IllegalStateException("acknowledged events in " + damage.file() + " are damaged at offset "
                    + damage.offset() + ": restore this book from a backup");
        });
        RocksDB.loadLibrary(); // before the first options object: they are native too
        List<RocksObject> natives = new ArrayList<>();
        List<ColumnFamilyHandle> handles = new ArrayList<>();
        RocksDB db = RocksDB.open(settings(natives), folder.toString(), families(natives), handles);
        RocksFiles files = new RocksFiles(db, handles, natives);
        files.checkIdentity(options.book);
        return files;
    }

    /** Opens a folder that nobody works in, without writing to it. */
    static RocksFiles openReadOnly(Path folder, Book book) throws RocksDBException {
        RocksDB.loadLibrary();
        List<RocksObject> natives = new ArrayList<>();
        List<ColumnFamilyHandle> handles = new ArrayList<>();
        DBOptions settings = settings(natives).setCreateIfMissing(false).setCreateMissingColumnFamilies(false);
        RocksDB db = RocksDB.openReadOnly(settings, folder.toString(), families(natives), handles);
        RocksFiles files = new RocksFiles(db, handles, natives);
        if (db.get(BOOK) == null) {
            files.close();
            throw new IllegalStateException("this folder does not say which book it holds");
        }
        files.checkIdentity(book);
        return files;
    }

    private static List<ColumnFamilyDescriptor> families(List<RocksObject> natives) {
        Cache cache = keep(natives, new LRUCache(32 * MIB));
        return List.of(
                new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY, keep(natives, new ColumnFamilyOptions())),
                new ColumnFamilyDescriptor(name("events"), family(natives, cache, 32 * MIB, false)),
                new ColumnFamilyDescriptor(name("streams"), family(natives, cache, 8 * MIB, true)),
                new ColumnFamilyDescriptor(name("ids"), family(natives, cache, 8 * MIB, true)));
    }

    private static DBOptions settings(List<RocksObject> natives) {
        return keep(natives, new DBOptions())
                .setCreateIfMissing(true)
                .setCreateMissingColumnFamilies(true)
                .setParanoidChecks(true)
                // drops what a crash left half written; WalCheck has made sure that nothing more goes with it
                .setWalRecoveryMode(WALRecoveryMode.PointInTimeRecovery)
                .setAllowMmapWrites(false)
                .setMaxTotalWalSize(64 * MIB)
                .setMaxBackgroundJobs(2)
                .setKeepLogFileNum(2)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setStatsDumpPeriodSec(0);
    }

    private static ColumnFamilyOptions family(List<RocksObject> natives, Cache cache, long buffer, boolean lookedUp) {
        BlockBasedTableConfig table =
                new BlockBasedTableConfig().setBlockCache(cache).setBlockSize(16 * 1024);
        if (lookedUp) {
            table.setFilterPolicy(keep(natives, new BloomFilter(10, false)));
        }
        return keep(natives, new ColumnFamilyOptions())
                .setTableFormatConfig(table)
                .setMemtablePrefixBloomSizeRatio(lookedUp ? 0.02 : 0) // most are looked for before they are there
                .setMemtableWholeKeyFiltering(lookedUp)
                .setCompressionType(CompressionType.LZ4_COMPRESSION)
                .setWriteBufferSize(buffer);
    }

    /** A book opened as the other one would be written into it. */
    private void checkIdentity(Book book) throws RocksDBException {
        byte[] stored = db.get(BOOK);
        byte[] expected = book.text().getBytes(StandardCharsets.US_ASCII);
        if (stored == null) {
            try (WriteBatch both = new WriteBatch();
                    WriteOptions synced = new WriteOptions().setSync(true)) {
                both.put(FORMAT, FORMAT_1);
                both.put(BOOK, expected);
                db.write(synced, both);
            }
        } else if (!Arrays.equals(stored, expected) || !Arrays.equals(db.get(FORMAT), FORMAT_1)) {
            close();
            throw new IllegalStateException(
                    "its folder holds another book, or a format that this release does not read: go on with the release"
                            + " that wrote it, or begin in another data folder");
        }
    }

    /** Puts what a long write-ahead log holds into tables: the next start would read all of it, more than once. */
    void settle() {
        try (FlushOptions whole = new FlushOptions().setWaitForFlush(true)) {
            if (WriteAheadLog.isLong(Path.of(db.getName()))) {
                db.flush(whole, List.of(base, events, streams, ids));
            }
        } catch (RocksDBException | IOException unsettled) { // nothing is lost: the log has it all
            LOG.warn("the next start will take longer: {}", unsettled.getMessage());
        }
    }

    @Override
    public void close() {
        base.close();
        events.close();
        streams.close();
        ids.close();
        db.close();
        natives.reversed().forEach(RocksObject::close);
    }

    private static byte[] name(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static <T extends RocksObject> T keep(List<RocksObject> natives, T made) {
        natives.add(made);
        return made;
    }
}
