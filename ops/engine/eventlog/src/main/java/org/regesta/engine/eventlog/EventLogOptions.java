package org.regesta.engine.eventlog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.regesta.events.Book;

/** Where a book lies and how much room is kept for it. */
public final class EventLogOptions {

    private static final long MIB = 1024L * 1024;

    final Path folder;
    final Book book;
    final Clock clock;
    final long reserveBytes;
    final long ballastBytes;
    /** False only in the test that shows what a missing sync loses. */
    final boolean sync;

    private final @Nullable LongSupplier freeBytes;

    private EventLogOptions(
            Path folder,
            Book book,
            Clock clock,
            long reserveBytes,
            long ballastBytes,
            boolean sync,
            @Nullable LongSupplier freeBytes) {
        this.folder = folder;
        this.book = book;
        this.clock = clock;
        this.reserveBytes = reserveBytes;
        this.ballastBytes = ballastBytes;
        this.sync = sync;
        this.freeBytes = freeBytes;
    }

    /**
     * A book in a folder of its own, made if missing; 256 MiB of the disk stay free, 16 MiB more are held as ballast.
     */
    public static EventLogOptions of(Path folder, Book book, Clock clock) {
        return new EventLogOptions(folder, book, clock, 256 * MIB, 16 * MIB, true, null);
    }

    /** Writes are refused once less than this is free on the disk, in bytes. */
    public EventLogOptions reserve(long bytes) {
        return new EventLogOptions(folder, book, clock, bytes, ballastBytes, sync, freeBytes);
    }

    /** The size of the file that is given up so that a full disk can be left cleanly, in bytes; 0 for none. */
    public EventLogOptions ballast(long bytes) {
        return new EventLogOptions(folder, book, clock, reserveBytes, bytes, sync, freeBytes);
    }

    EventLogOptions withoutSync() {
        return new EventLogOptions(folder, book, clock, reserveBytes, ballastBytes, false, freeBytes);
    }

    EventLogOptions freeBytes(LongSupplier probe) {
        return new EventLogOptions(folder, book, clock, reserveBytes, ballastBytes, sync, probe);
    }

    /** Asks the disk that holds the folder; the folder must exist. */
    LongSupplier freeBytes() {
        return freeBytes != null ? freeBytes : ofDisk(folder);
    }

    private static LongSupplier ofDisk(Path folder) {
        try {
            FileStore disk = Files.getFileStore(folder);
            return () -> {
                try {
                    return disk.getUsableSpace();
                } catch (IOException gone) {
                    throw new UncheckedIOException("the disk of " + folder + " does not answer", gone);
                }
            };
        } catch (IOException unknown) {
            throw new UncheckedIOException("the disk of " + folder + " does not answer", unknown);
        }
    }
}
