package org.regesta.engine.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

class ReadableTest {

    private static final int RECORDS = 50;
    private static final int TYPE = 6;

    @TempDir
    Path folder;

    /** RocksDB reads on for ever behind a record whose type became that of a recycled log, which we never write. */
    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_log_whose_record_changed_its_type_is_read_up_to_it_and_named() throws Exception {
        Path log = written();
        byte[] bytes = Files.readAllBytes(log);
        int third = recordAt(bytes, 2);
        bytes[third + TYPE] ^= 4;
        Files.write(log, bytes);
        List<String> found = new ArrayList<>();

        StoppedTables.State state = StoppedTables.read(folder, (file, matter) -> found.add(file + ": " + matter));

        assertThat(state.entries()).isEqualTo(2);
        assertThat(found).containsExactly(log.getFileName() + ": it is not whole from byte " + third + " on");
        assertThat(Files.readAllBytes(log)).as("nothing is written").isEqualTo(bytes);
    }

    @Test
    void a_whole_folder_is_read_where_it_is() throws Exception {
        written();
        try (Readable readable = Readable.of(folder)) {
            assertThat(readable.folder()).isEqualTo(folder);
        }
        assertThat(StoppedTables.read(folder, (file, matter) -> {}).entries()).isEqualTo(RECORDS);
    }

    @Test
    void copies_of_killed_processes_are_removed_and_those_of_living_ones_are_not() throws Exception {
        Path left = Files.createDirectory(folder.resolve("regesta-readable-" + 999_999_999_999L + "-x"));
        Files.writeString(left.resolve("000001.sst"), "table");
        Path mine = Files.createDirectory(
                folder.resolve("regesta-readable-" + ProcessHandle.current().pid() + "-x"));
        Path other = Files.createDirectory(folder.resolve("readable-1-x"));
        Readable.removeLeft(folder);
        assertThat(left).doesNotExist();
        assertThat(mine).isDirectory();
        assertThat(other).isDirectory();
    }

    private Path written() throws RocksDBException, java.io.IOException {
        RocksDB.loadLibrary();
        try (Options options = new Options().setCreateIfMissing(true).setAvoidFlushDuringShutdown(true);
                RocksDB db = RocksDB.open(options, folder.toString())) {
            for (int each = 0; each < RECORDS; each++) {
                db.put(("key " + each).getBytes(), ("value " + each).getBytes());
            }
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static int recordAt(byte[] log, int number) {
        int at = 0;
        for (int each = 0; each < number; each++) {
            at += TYPE + 1 + Byte.toUnsignedInt(log[at + 4]) + 256 * Byte.toUnsignedInt(log[at + 5]);
        }
        return at;
    }
}
