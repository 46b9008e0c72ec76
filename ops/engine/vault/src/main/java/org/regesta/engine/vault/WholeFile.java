package org.regesta.engine.vault;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/** Writes a file so that under its name there is, whatever happens, the old content or all of the new. */
final class WholeFile {

    private static final String UNFINISHED = ".new";

    private WholeFile() {}

    /** Durable when it returns; only the owner may read it. */
    static void write(Path file, byte[] content) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        String name = file.getFileName().toString();
        FolderDisk disk = new FolderDisk(folder);
        try (Disk.Appender unfinished = disk.create(name + UNFINISHED)) {
            unfinished.write(content);
            unfinished.sync();
        } catch (IOException failed) {
            disk.delete(name + UNFINISHED);
            throw failed;
        }
        disk.rename(name + UNFINISHED, name);
        disk.syncFolder();
    }
}
