package org.regesta.engine.vault;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Writes a file so that under its name there is, whatever happens, the old content or all of the new. */
final class WholeFile {

    private static final String UNFINISHED = ".new";
    private static final int BLOCK = 1 << 16;

    private WholeFile() {}

    private interface Content {
        void writeTo(Disk.Appender file) throws IOException;
    }

    /** Durable when it returns; only the owner may read it. */
    static void write(Path file, byte[] content) throws IOException {
        write(file, unfinished -> unfinished.write(content));
    }

    /** The same with what another file holds, block by block. */
    static void copy(Path source, Path file) throws IOException {
        write(file, unfinished -> {
            try (InputStream from = Files.newInputStream(source)) {
                for (byte[] block = from.readNBytes(BLOCK); block.length > 0; block = from.readNBytes(BLOCK)) {
                    unfinished.write(block);
                }
            }
        });
    }

    private static void write(Path file, Content content) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        String name = file.getFileName().toString();
        FolderDisk disk = new FolderDisk(folder);
        try (Disk.Appender unfinished = disk.create(name + UNFINISHED)) {
            content.writeTo(unfinished);
            unfinished.sync();
        } catch (IOException failed) {
            disk.delete(name + UNFINISHED);
            throw failed;
        }
        disk.rename(name + UNFINISHED, name);
        disk.syncFolder();
    }
}
