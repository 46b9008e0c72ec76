package org.regesta.engine.eventlog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.regesta.ports.WriteAheadLog;

/**
 * A RocksDB folder as far as it can be read. RocksDB can read the rubbish behind a damaged record of a write-ahead log
 * for ever, so where a log is not whole, a copy is read whose logs end before the damage; else the folder itself.
 */
final class Readable implements AutoCloseable {

    private static final String WAL = ".log";
    private static final String PREFIX = "regesta-readable-";
    private static final Pattern COPY = Pattern.compile(Pattern.quote(PREFIX) + "(\\d{1,18})-.*");

    private final Path folder;
    private final boolean isCopy;

    private Readable(Path folder, boolean isCopy) {
        this.folder = folder;
        this.isCopy = isCopy;
    }

    static Readable of(Path folder) throws IOException {
        boolean whole = true;
        for (Path file : files(folder)) {
            whole &= !isLog(file) || WriteAheadLog.notWholeFrom(file).isEmpty();
        }
        return whole ? new Readable(folder, false) : new Readable(copy(folder), true);
    }

    private static Path copy(Path folder) throws IOException {
        removeLeft(Path.of(System.getProperty("java.io.tmpdir")));
        Path copy = Files.createTempDirectory(PREFIX + ProcessHandle.current().pid() + "-");
        for (Path file : files(folder)) {
            Path to = copy.resolve(file.getFileName().toString());
            OptionalInt broken = isLog(file) ? WriteAheadLog.notWholeFrom(file) : OptionalInt.empty();
            if (broken.isPresent()) {
                Files.write(to, Arrays.copyOf(Files.readAllBytes(file), broken.getAsInt()));
            } else {
                link(file, to);
            }
        }
        return copy;
    }

    /** Copies of processes that were killed before they could remove them. */
    static void removeLeft(Path temporary) throws IOException {
        try (Stream<Path> there = Files.list(temporary)) {
            for (Path copy : there.toList()) {
                Matcher name = COPY.matcher(copy.getFileName().toString());
                if (name.matches()
                        && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
                    remove(copy);
                }
            }
        }
    }

    private static void remove(Path copy) throws IOException {
        try (Stream<Path> files = Files.walk(copy)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Tables may be many gigabytes, and are never written to: one file under two names where the disk can. */
    private static void link(Path file, Path to) throws IOException {
        try {
            if (file.toString().endsWith(".sst")) {
                Files.createLink(to, file);
                return;
            }
        } catch (IOException | UnsupportedOperationException otherDisk) {
            Files.deleteIfExists(to); // copied below
        }
        Files.copy(file, to);
    }

    private static boolean isLog(Path file) {
        return file.toString().endsWith(WAL);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() {
        if (!isCopy) {
            return;
        }
        try {
            remove(folder);
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }
}
