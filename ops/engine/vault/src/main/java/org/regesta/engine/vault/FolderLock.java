package org.regesta.engine.vault;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** One vault on one folder: held until closed or the process ends. */
final class FolderLock implements Closeable {

    private static final String FILE = "vault.lock";

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws VaultRefused when another vault holds it */
    static FolderLock on(Path folder) throws IOException {
        FileChannel channel = FileChannel.open(
                folder.resolve(FILE),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                OwnerOnly.file(folder));
        OwnerOnly.close(folder.resolve(FILE));
        if (!locked(channel)) {
            channel.close();
            throw new VaultRefused(
                    "another process has the vault in this folder open: stop it first, one folder serves one process");
        }
        return new FolderLock(channel);
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldInThisProcess) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
