package org.regesta.engine.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.regesta.engine.eventlog.BookWriter;
import org.regesta.engine.vault.FileVault;
import org.regesta.engine.vault.HousePassword;
import org.regesta.engine.vault.HouseToken;
import org.regesta.engine.vault.Reserve;
import org.regesta.events.Book;
import org.regesta.events.Envelope;
import org.regesta.events.Leaf;

/**
 * Makes a house's folder from a backup and its keys: the books up to an instant, the evidence they name, and a vault in
 * which everything that is known to be shredded is shredded again. Views are then made from the books by whoever
 * starts on the folder.
 */
public final class Restore {

    /** Stands in the folder until everything is restored: without the rest of it the folder is no house. */
    public static final String UNFINISHED = "restore-unfinished";

    private final Path backup;
    private final Path keys;
    private final Set<String> shredded = new TreeSet<>();

    /**
     * @param backup folder of the data
     * @param keys folder of the keys
     * @param shreddedSince refs of keys that were shredded after this backup was taken
     */
    public Restore(Path backup, Path keys, Set<String> shreddedSince) {
        this.backup = backup;
        this.keys = keys;
        this.shredded.addAll(shreddedSince);
    }

    /**
     * Refs of the keys that a backup knows to be shredded: of a newer one, for restoring an older.
     *
     * @throws BackupRefused when it is none, or damaged
     */
    public static Set<String> shreddedIn(Path newer) {
        try {
            return Set.copyOf(manifest(newer).shredded());
        } catch (IOException failed) {
            throw new UncheckedIOException("the list of the backup in " + newer + " could not be read", failed);
        }
    }

    private static Manifest manifest(Path backup) throws IOException {
        return Manifest.read(backup)
                .orElseThrow(
                        () -> new BackupRefused("there is no backup in " + backup + ": it has no " + Manifest.FILE));
    }

    /**
     * What was restored.
     *
     * @param heads the last position of each book, by {@link Book#text()}
     * @param signed how many events of each book the newest checkpoint covers that was signed and has their root
     * @param lost evidence that the events name and the house had lost when the backup was taken
     */
    public record Result(
            Map<String, Long> heads, Map<String, Long> signed, long blobs, int shredded, List<String> lost) {}

    /**
     * Restores into an empty folder.
     *
     * @param at the books hold what was recorded up to then; everything when none is given
     * @param given the password of the house's keys, where it is not among them
     * @throws BackupRefused when the backup is damaged, the keys are older than it, or the folder is not empty
     * @throws org.regesta.engine.vault.VaultRefused when the keys do not open
     */
    public Result into(Path data, Optional<Instant> at, Optional<String> given, Progress progress) {
        try {
            refuseUnlessEmpty(data);
            Manifest manifest = manifest(backup);
            KeyCopies copies = KeyCopies.in(keys);
            if (!copies.vault().equals(manifest.vault())) {
                throw new BackupRefused("the keys in " + keys + " are another house's than the backup in " + backup);
            }
            manifest.checkCheckpoints(backup);
            copies.copyTo(keys, data.resolve("vault"));
            return restore(manifest, data, at, given, progress);
        } catch (IOException failed) {
            throw new UncheckedIOException("the restore could not be finished", failed);
        }
    }

    private Result restore(
            Manifest manifest, Path data, Optional<Instant> at, Optional<String> given, Progress progress)
            throws IOException {
        Path folder = data.resolve("vault");
        shredded.addAll(manifest.shredded());
        try (FileVault vault = FileVault.open(
                folder, HousePassword.of(folder, given), HouseToken.of(System.getenv()), Reserve.on(data, 0))) {
            shredded.forEach(vault::shred);
            Books books =
                    new Books(manifest, data, at.map(Instant::toEpochMilli).orElse(Long.MAX_VALUE), vault);
            for (Book book : Book.values()) {
                books.restore(book, progress);
            }
            return new Result(books.heads, books.signed, books.copied, shredded.size(), List.copyOf(books.lost));
        }
    }

    private static void refuseUnlessEmpty(Path data) throws IOException {
        if (Files.isDirectory(data)) {
            try (Stream<Path> inside = Files.list(data)) {
                if (inside.findAny().isPresent()) {
                    throw new BackupRefused(data + " is not empty: a restore makes a folder of its own");
                }
            }
        }
        Files.createDirectories(data);
        Files.createFile(data.resolve(UNFINISHED));
    }

    /** Says that everything is made that is made from the books: from now on the folder is a house. */
    public static void finish(Path data) {
        try {
            Files.deleteIfExists(data.resolve(UNFINISHED));
        } catch (IOException failed) {
            throw new UncheckedIOException("the restore could not be finished", failed);
        }
    }

    /** The books on their way. */
    private final class Books {
        private final Manifest manifest;
        private final Path data;
        private final long until;
        private final FileVault vault;
        private final Blobs blobs;
        private final Map<String, Long> heads = new TreeMap<>();
        private final Set<String> lost = new TreeSet<>();
        private final Map<String, Long> signed = new TreeMap<>();
        private long copied;

        Books(Manifest manifest, Path data, long until, FileVault vault) {
            this.manifest = manifest;
            this.data = data;
            this.until = until;
            this.vault = vault;
            this.blobs = new Blobs(backup.resolve("evidence"), data.resolve("evidence"));
        }

        void restore(Book book, Progress progress) throws IOException {
            long[] head = {-1};
            long of = manifest.next(book);
            Checkpoints checkpoints = new Checkpoints(backup, data, book);
            try (BookWriter writer = BookWriter.into(data.resolve(book.text()), book)) {
                for (Manifest.Segment segment : manifest.segments(book)) {
                    boolean all = SegmentReader.read(backup, segment, leaf -> {
                        if (Leaf.decode(leaf).recordedMillis() > until) {
                            return false;
                        }
                        Envelope event = writer.add(leaf);
                        checkpoints.grow(leaf);
                        beside(event);
                        head[0] = event.position();
                        progress.at(book.text(), event.position() + 1, of);
                        return true;
                    });
                    if (!all) {
                        break;
                    }
                }
            }
            checkpoints.end();
            heads.put(book.text(), head[0]);
            signed.put(book.text(), checkpoints.signedSize());
        }

        private void beside(Envelope event) throws IOException {
            if (VaultCoverage.lacks(vault, event)) {
                throw new BackupRefused("the keys in " + keys + " are older than the backup: they lack a key that "
                        + event + " names. Restore with newer keys, or up to an earlier instant");
            }
            for (Map.Entry<String, String> blob : Named.in(event).blobs().entrySet()) {
                if (vault.holds(blob.getValue())) { // of an erased person none is kept
                    copy(blob.getKey());
                }
            }
        }

        private void copy(String name) throws IOException {
            if (blobs.copy(name).isPresent()) {
                copied++;
            } else if (manifest.lost().contains(name)) {
                lost.add(name);
            } else {
                throw BackupRefused.damaged(Blobs.in(backup.resolve("evidence"), name));
            }
        }
    }
}
