package org.regesta.engine.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.regesta.engine.notary.Checkpoint;
import org.regesta.engine.notary.LogRebuild;
import org.regesta.engine.notary.Note;
import org.regesta.engine.notary.NoteKey;
import org.regesta.engine.notary.Signed;
import org.regesta.events.Book;

/**
 * The signed checkpoints of one book, as the notary keeps them: {@code key}, and in {@code history} a file a day with a
 * line of base64 for each. What is restored must have every root that was signed for it.
 */
final class Checkpoints {

    private static final String HISTORY = "history";
    private static final String KEY = "key";

    private final Map<Long, Checkpoint> bySize = new TreeMap<>();
    private final Path from;
    private final Path to;
    private final LogRebuild log;
    private @Nullable NoteKey signer;
    private @Nullable Checkpoint newest;

    /**
     * Of a book in a backup.
     *
     * @param data the folder that it is restored into
     * @throws BackupRefused when one is not signed by the log's key
     */
    Checkpoints(Path backup, Path data, Book book) throws IOException {
        from = folder(backup, book);
        to = folder(data, book);
        log = new LogRebuild(to);
        if (!Files.exists(from.resolve(KEY))) {
            return;
        }
        try {
            NoteKey key = NoteKey.of(Files.readString(from.resolve(KEY)).strip());
            signer = key;
            for (Path day : days(from)) {
                for (String line : Files.readAllLines(day, StandardCharsets.US_ASCII)) {
                    Checkpoint signed = Signed.of(note(line), key).checkpoint();
                    bySize.put(signed.size(), signed);
                }
            }
        } catch (IllegalArgumentException notSigned) {
            throw BackupRefused.damaged(from);
        }
    }

    /** Copies what the notary signed so far: names below the backup's folder, and SHA-256. */
    static Map<String, String> copy(Path data, Path backup, Book book) throws IOException {
        Map<String, String> sums = new TreeMap<>();
        Path source = folder(data, book);
        if (!Files.exists(source.resolve(KEY))) {
            return sums;
        }
        Files.createDirectories(folder(backup, book).resolve(HISTORY));
        for (Path file : Stream.concat(days(source).stream(), Stream.of(source.resolve(KEY)))
                .toList()) {
            byte[] content = wholeLines(Files.readAllBytes(file));
            Path target = folder(backup, book).resolve(source.relativize(file));
            if (!Files.exists(target) || Files.size(target) != content.length) {
                Sums.write(target, content);
            }
            sums.put(backup.relativize(target).toString(), Sums.of(content));
        }
        return sums;
    }

    /** @throws BackupRefused when with this leaf the book has another root than was signed */
    void grow(byte[] leaf) {
        log.leaf(leaf);
        Checkpoint signed = bySize.get(log.size());
        if (signed != null) {
            if (!Arrays.equals(signed.root(), log.root())) {
                throw new BackupRefused("the first " + log.size() + " events in this backup are not those that were"
                        + " signed: " + signed.origin() + " has the root " + signed.rootHex());
            }
            newest = signed;
            log.signed();
        }
    }

    /** How many events the newest signature covers of those that were restored; 0 for none. */
    long signedSize() {
        return newest == null ? 0 : newest.size();
    }

    /** Puts those of the restored events, and the tiles up to the newest, where the notary looks for them. */
    void end() throws IOException {
        if (newest == null || signer == null) {
            return;
        }
        Path history = to.resolve(HISTORY);
        Note last = null;
        for (Path day : days(from)) {
            StringBuilder kept = new StringBuilder();
            for (String line : Files.readAllLines(day, StandardCharsets.US_ASCII)) {
                Note note = Note.of(note(line));
                long size = Checkpoint.of(note).size();
                last = size == newest.size() ? note : last;
                kept.append(size <= newest.size() ? line + "\n" : "");
            }
            if (!kept.isEmpty()) {
                Files.createDirectories(history);
                Sums.write(history.resolve(day.getFileName()), kept.toString().getBytes(StandardCharsets.US_ASCII));
            }
        }
        log.end(Objects.requireNonNull(last), signer);
    }

    private static Path folder(Path root, Book book) {
        return root.resolve("notary").resolve(book.text());
    }

    private static List<Path> days(Path folder) throws IOException {
        if (!Files.isDirectory(folder.resolve(HISTORY))) {
            return List.of();
        }
        try (Stream<Path> days = Files.list(folder.resolve(HISTORY))) {
            return days.filter(file -> !file.toString().endsWith(".unfinished"))
                    .sorted()
                    .toList();
        }
    }

    private static byte[] wholeLines(byte[] content) {
        int end = content.length;
        while (end > 0 && content[end - 1] != '\n') {
            end--;
        }
        return Arrays.copyOf(content, end);
    }

    private static String note(String line) {
        return new String(Base64.getDecoder().decode(line), StandardCharsets.UTF_8);
    }
}
