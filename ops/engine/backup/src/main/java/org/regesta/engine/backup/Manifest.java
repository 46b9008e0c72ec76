package org.regesta.engine.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regesta.events.Book;

/**
 * What a backup holds. Written last and whole: what it does not name does not belong to the backup.
 *
 * @param format of the backup
 * @param vault which house it is of: its vault's id
 * @param vaultChanges how far the vault had come: keys that are restored with it must have come as far
 * @param taken when, RFC 3339
 * @param books by {@link Book#text()}, their segments in order
 * @param checkpoints files with what the notary had signed, and their SHA-256
 * @param shredded keys that were shredded up to then, to be shredded again in whatever vault it is restored with
 * @param lost evidence that events name and the house no longer had
 */
record Manifest(
        int format,
        String vault,
        long vaultChanges,
        String taken,
        Map<String, List<Segment>> books,
        Map<String, String> checkpoints,
        List<String> shredded,
        List<String> lost) {

    static final String FILE = "manifest.json";
    static final int FORMAT = 1;

    /**
     * Leaves that follow one another, each behind its length (4 bytes, big-endian).
     *
     * @param file under the backup's folder
     * @param first position of the first leaf
     * @param events how many leaves
     * @param bytes of the file that belong to the backup: what is behind them is of a backup that was not finished
     * @param sha256 of those bytes
     */
    record Segment(String file, long first, long events, long bytes, String sha256) {

        long next() {
            return first + events;
        }
    }

    /** @throws BackupRefused when a file with checkpoints is damaged */
    void checkCheckpoints(Path folder) throws IOException {
        for (Map.Entry<String, String> file : checkpoints.entrySet()) {
            Path path = folder.resolve(file.getKey());
            if (!Files.exists(path) || !Sums.of(Files.readAllBytes(path)).equals(file.getValue())) {
                throw BackupRefused.damaged(path);
            }
        }
    }

    List<Segment> segments(Book book) {
        return books.getOrDefault(book.text(), List.of());
    }

    /** The position after the last one. */
    long next(Book book) {
        List<Segment> segments = segments(book);
        return segments.isEmpty() ? 0 : segments.getLast().next();
    }

    void write(Path folder) throws IOException {
        Summed.write(folder.resolve(FILE), this);
    }

    /**
     * The manifest of a backup, if there is a backup.
     *
     * @throws BackupRefused when it is damaged or a later release wrote it
     */
    static Optional<Manifest> read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        return Files.exists(file) ? Optional.of(Summed.read(file, Manifest.class, FORMAT)) : Optional.empty();
    }
}
