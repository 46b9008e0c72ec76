package org.regesta.server.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder beside the data, its owner's alone, that is thrown away when closed. */
final class Scratch implements AutoCloseable {

    private final Path folder;

    private Scratch(Path folder) {
        this.folder = folder;
    }

    /** @param data on whose disk it should be, if that can be written */
    static Scratch beside(Path data) throws IOException {
        Path parent = data.toAbsolutePath().normalize().getParent();
        boolean writable = parent != null && Files.isWritable(parent);
        return new Scratch(Files.createTempDirectory(
                writable ? parent : Path.of(System.getProperty("java.io.tmpdir")), ".verify-"));
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> inner = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : inner) {
                Files.deleteIfExists(file);
            }
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }
}
