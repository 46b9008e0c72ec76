package org.regesta.engine.eventlog;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.regesta.events.Book;
import org.regesta.events.Leaf;
import org.regesta.events.masterdata.CentreEvent;
import org.regesta.ports.StorageFull;

/** A process on a small disk: it appends until that is refused, lets others take the rest, frees space, and goes on. */
final class DiskFiller {

    private static final long RESERVE = 12L * 1024 * 1024;
    private static final int CHUNK = 64 * 1024;

    private DiskFiller() {}

    /** Arguments: folder on the small disk, cycles. */
    public static void main(String[] arguments) throws IOException {
        Path disk = Path.of(arguments[0]);
        int cycles = Integer.parseInt(arguments[1]);
        EventLogOptions options = EventLogOptions.of(disk.resolve("book"), Book.REGISTRY, Clock.systemUTC())
                .reserve(RESERVE)
                .ballast(1024 * 1024);
        Set<String> acknowledged = new HashSet<>();
        for (int cycle = 0; cycle < cycles; cycle++) {
            try (RocksEventStorageEngine log = RocksEventStorageEngine.open(options, new LedgerSerializer())) {
                Path others = disk.resolve("others");
                fill(others, disk.toFile().getUsableSpace() - RESERVE - 400_000);
                appendUntilRefused(log, cycle, acknowledged);
                fill(others, Long.MAX_VALUE);
                require(log.forEachRaw(0, (position, leaf) -> {}) == acknowledged.size(), "reads go on");
                require(!appends(log, "full" + cycle, acknowledged), "a full disk refuses");
                Files.delete(others);
                require(appends(log, "freed" + cycle, acknowledged), "freed space is enough");
            }
        }
        try (RocksEventStorageEngine log = RocksEventStorageEngine.open(options, new LedgerSerializer())) {
            Set<String> stored = new HashSet<>();
            log.forEachRaw(0, (position, leaf) -> stored.add(Leaf.decode(leaf).at().orElseThrow().stream()));
            require(stored.equals(acknowledged), "what was acknowledged is what is there");
        }
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)
                .println(cycles + " cycles, nothing lost");
    }

    private static void appendUntilRefused(RocksEventStorageEngine log, int cycle, Set<String> acknowledged) {
        int appended = 0;
        while (appends(log, "c" + cycle + "-" + appended, acknowledged)) {
            appended++;
        }
        require(appended > 0, "there was room for an event");
    }

    private static boolean appends(RocksEventStorageEngine log, String id, Set<String> acknowledged) {
        try {
            var opened = new CentreEvent.Opened(id, Map.of("eng", "x".repeat(10_000)), Map.of());
            log.appendEvents(List.of(Given.event(Given.centre(id), 0, opened, Given.ROSA.metadata())));
            acknowledged.add(Given.centre(id));
            return true;
        } catch (StorageFull refused) {
            return false;
        }
    }

    /** Somebody else's data, until there is no room. */
    private static void fill(Path file, long most) throws IOException {
        byte[] chunk = new byte[CHUNK];
        for (long written = 0; written < most; written += CHUNK) {
            try {
                Files.write(file, chunk, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException noSpaceLeft) {
                return;
            }
        }
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("not so: " + what);
        }
    }
}
