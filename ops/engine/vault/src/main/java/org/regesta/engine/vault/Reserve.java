package org.regesta.engine.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import org.regesta.ports.Commands.OutcomeUnknown;
import org.regesta.ports.StorageFull;

/** The free space that is left alone, so that a full disk never tears a write and there is room for a clean stop. */
public final class Reserve {

    private final LongSupplier free;
    private final long bytes;

    Reserve(LongSupplier free, long bytes) {
        this.free = free;
        this.bytes = bytes;
    }

    /**
     * A reserve on the disk of a folder; makes the folder when there is none.
     *
     * @param bytes what must stay free
     */
    public static Reserve on(Path folder, long bytes) {
        try {
            Files.createDirectories(folder);
            FileStore store = Files.getFileStore(folder);
            return new Reserve(() -> usable(store), bytes);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static long usable(FileStore store) {
        try {
            return store.getUsableSpace();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What a failed write of so many bytes is called: the disk is full, or it failed. */
    RuntimeException reasonOf(IOException failed, long toWrite) {
        try {
            check(toWrite);
        } catch (StorageFull full) {
            return full;
        }
        String kind = failed.getClass().getSimpleName(); // the message may hold a path
        return new OutcomeUnknown("the disk failed under a write (" + kind + "): try again, then look at the disk");
    }

    /** @throws StorageFull when writing so many bytes would touch the reserve */
    void check(long toWrite) {
        if (free.getAsLong() - toWrite < bytes) {
            throw new StorageFull("the disk has less than its reserve of " + bytes + " bytes free: free some space");
        }
    }
}
