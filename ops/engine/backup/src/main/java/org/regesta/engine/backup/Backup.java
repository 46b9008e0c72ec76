package org.regesta.engine.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.regesta.engine.eventlog.BookReader;
import org.regesta.engine.vault.FileVault;
import org.regesta.events.Book;

/**
 * Copies a house while it runs: both books up to a synced prefix of each, the evidence they name, and the keys, which
 * go into a folder of their own. A second backup into the same folders copies only what is new. What can be made from
 * the books is not copied.
 */
public final class Backup {

    private static final String LOCK = "backup.lock";

    private final Map<Book, BookReader> books;
    private final FileVault vault;
    private final Path data;
    private final Clock clock;

    /** @param data the house's folder, with {@code vault} and {@code evidence} in it */
    public Backup(Map<Book, BookReader> books, FileVault vault, Path data, Clock clock) {
        this.books = Map.copyOf(books);
        this.vault = vault;
        this.data = data;
        this.clock = clock;
    }

    /**
     * What was done.
     *
     * @param heads the last position of each book that the backup holds, by {@link Book#text()}
     * @param newEvents copied now
     * @param newBlobs copied now
     * @param newBytes of events and blobs copied now
     * @param lost evidence that events name and the house does not have
     */
    public record Result(Map<String, Long> heads, long newEvents, long newBlobs, long newBytes, List<String> lost) {}

    /**
     * Makes a backup, or brings one level.
     *
     * @param to folder of the data: empty, missing, or with an earlier backup of this house
     * @param keys another folder, for the keys
     * @throws BackupRefused when these folders cannot be used
     */
    public Result run(Path to, Path keys, Progress progress) {
        Path target = to.toAbsolutePath().normalize();
        Path keyFolder = keys.toAbsolutePath().normalize();
        refuseNested(target, keyFolder);
        refuseNested(target, data.toAbsolutePath().normalize());
        refuseNested(keyFolder, data.toAbsolutePath().normalize());
        try {
            Files.createDirectories(target);
            try (FileChannel lock = lock(target)) {
                Blobs blobs = new Blobs(data.resolve("evidence"), target.resolve("evidence"));
                BackupRun run = new BackupRun(books, vault, blobs, target, before(target), progress);
                return run(run, target, keyFolder);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("the backup could not be written", failed);
        }
    }

    private Result run(BackupRun run, Path target, Path keys) throws IOException {
        try (run) {
            run.copyUntilLevel();
            // after the books: then every key that their events name is among those copied
            FileVault.Mark mark = vault.mark();
            KeyCopies.bring(data.resolve("vault"), mark.vault(), keys);
            Map<String, String> checkpoints = new TreeMap<>();
            for (Book book : Book.values()) {
                checkpoints.putAll(Checkpoints.copy(data, target, book));
            }
            Manifest manifest = new Manifest(
                    Manifest.FORMAT,
                    mark.vault(),
                    mark.changes(),
                    clock.instant().toString(),
                    run.finish(),
                    checkpoints,
                    List.copyOf(vault.shredded()),
                    run.lost());
            manifest.write(target);
            return run.result(manifest);
        }
    }

    private Optional<Manifest> before(Path target) throws IOException {
        Optional<Manifest> before = Manifest.read(target);
        String ours = vault.mark().vault();
        if (before.filter(manifest -> !manifest.vault().equals(ours)).isPresent()) {
            throw new BackupRefused(target + " holds the backup of another house: choose another folder");
        }
        if (before.isEmpty() && !isEmpty(target)) {
            throw new BackupRefused(target + " holds something that is no backup: choose an empty folder");
        }
        return before;
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.allMatch(file -> file.endsWith(LOCK)
                    || Stream.of(Book.values()).anyMatch(book -> file.endsWith(book.text()))
                    || file.endsWith("evidence")
                    || file.endsWith("notary")); // a first backup that was not finished
        }
    }

    private static FileChannel lock(Path target) throws IOException {
        FileChannel channel =
                FileChannel.open(target.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException anotherHere) {
            // refused below
        }
        channel.close();
        throw new BackupRefused("another backup into " + target + " is under way");
    }

    private static void refuseNested(Path one, Path other) {
        if (one.startsWith(other) || other.startsWith(one)) {
            throw new BackupRefused(
                    one + " and " + other + " lie in one another: data, backup and keys are kept apart");
        }
    }
}
