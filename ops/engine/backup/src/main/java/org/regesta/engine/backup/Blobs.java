package org.regesta.engine.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Evidence: {@code ab/abcd…}, each named by the SHA-256 of its bytes. */
final class Blobs {

    private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}");

    private final Path from;
    private final Path to;

    Blobs(Path from, Path to) {
        this.from = from;
        this.to = to;
    }

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    static Path in(Path root, String name) {
        return root.resolve(name.substring(0, 2)).resolve(name);
    }

    /**
     * Copies a blob that is not there yet.
     *
     * @return how many bytes were copied, 0 when it was there; nothing when the source has none, or a damaged one
     */
    Optional<Long> copy(String name) throws IOException {
        Path target = in(to, name);
        if (Files.exists(target)) {
            return Optional.of(0L);
        }
        byte[] content;
        try {
            content = Files.readAllBytes(in(from, name));
        } catch (NoSuchFileException missing) {
            return Optional.empty();
        }
        if (!Sums.of(content).equals(name)) {
            return Optional.empty();
        }
        Files.createDirectories(target.getParent());
        Sums.write(target, content);
        return Optional.of((long) content.length);
    }
}
