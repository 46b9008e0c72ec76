package org.regesta.engine.eventlog;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.regesta.ports.WriteAheadLog;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/**
 * Reads a RocksDB folder of a stopped house whole, whatever is in it: every file that tells what is stored, with its
 * checksums. Nothing is written. Memory does not grow with the folder.
 */
public final class StoppedTables {

    private static final String WAL = ".log";

    private final Path folder;
    private final BiConsumer<String, String> findings;
    private final MessageDigest state = IndexCheck.sha256();
    private long entries;

    private StoppedTables(Path folder, BiConsumer<String, String> findings) {
        this.folder = folder;
        this.findings = findings;
    }

    /**
     * What is stored.
     *
     * @param sha256 in hex, over every collection's name, keys and values
     */
    public record State(int collections, long entries, String sha256) {}

    /**
     * Reads it; what cannot be read is a finding: which file, and what is the matter.
     *
     * @return as much as could be read
     */
    public static State read(Path folder, BiConsumer<String, String> findings) throws IOException {
        return new StoppedTables(folder, findings).all();
    }

    private State all() throws IOException {
        RocksDB.loadLibrary();
        whole();
        int collections = 0;
        try (Readable readable = Readable.of(folder)) {
            collections = open(readable.folder().toString());
        } catch (RocksDBException damaged) {
            findings.accept(fileIn(damaged), String.valueOf(damaged.getMessage()));
        }
        return new State(collections, entries, HexFormat.of().formatHex(state.digest()));
    }

    /** RocksDB takes for torn, and leaves out unsaid, what stands behind a flipped bit in these. */
    private void whole() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(WAL) || name.startsWith("MANIFEST-")) {
                    OptionalInt broken = WriteAheadLog.notWholeFrom(file);
                    if (broken.isPresent()) {
                        findings.accept(name, "it is not whole from byte " + broken.getAsInt() + " on");
                    }
                }
            }
        }
    }

    private int open(String where) throws RocksDBException {
        List<ColumnFamilyHandle> handles = new ArrayList<>();
        try (Options listing = new Options();
                ColumnFamilyOptions plain = new ColumnFamilyOptions();
                DBOptions options = new DBOptions().setCreateIfMissing(false).setParanoidChecks(true)) {
            List<ColumnFamilyDescriptor> families = RocksDB.listColumnFamilies(listing, where).stream()
                    .map(name -> new ColumnFamilyDescriptor(name, plain))
                    .toList();
            if (families.isEmpty()) { // what it answers when the manifest cannot be read from its beginning on
                findings.accept("MANIFEST", "it names no collection");
                return 0;
            }
            try (RocksDB db = RocksDB.openReadOnly(options, where, families, handles)) {
                read(db, handles);
            }
            return families.size();
        }
    }

    private void read(RocksDB db, List<ColumnFamilyHandle> families) throws RocksDBException {
        try {
            db.verifyChecksum();
            for (ColumnFamilyHandle family : families) {
                sum(db, family);
            }
        } finally {
            families.forEach(ColumnFamilyHandle::close);
        }
    }

    private void sum(RocksDB db, ColumnFamilyHandle family) throws RocksDBException {
        add(family.getName());
        try (ReadOptions reading = StoppedBook.reading();
                RocksIterator at = db.newIterator(family, reading)) {
            for (at.seekToFirst(); at.isValid(); at.next()) {
                add(at.key());
                add(at.value());
                entries++;
            }
            at.status();
        }
    }

    private void add(byte[] bytes) {
        state.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        state.update(bytes);
    }

    /** RocksDB's messages end with the file they speak of, where it is one. */
    private String fileIn(RocksDBException damaged) {
        String message = String.valueOf(damaged.getMessage());
        int at = message.indexOf(folder.getFileName() + "/");
        return at < 0
                ? "its files"
                : message.substring(at + folder.getFileName().toString().length() + 1)
                        .split("[ :]", 2)[0];
    }
}
