package org.regesta.engine.eventlog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.LongSupplier;
import org.regesta.ports.StorageFull;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the disk from running full under the log: writes are refused while the reserve is touched, and go on by
 * themselves
 * once space is free again. The ballast is a file given up when the disk is full at closing time, so that closing has
 * room.
 */
final class SpaceGuard {

    private static final Logger LOG = LoggerFactory.getLogger(SpaceGuard.class);
    private static final int FILLING = 1 << 16;

    private final Path ballast;
    private final long reserveBytes;
    private final long ballastBytes;
    private final LongSupplier freeBytes;
    private boolean full;

    SpaceGuard(EventLogOptions options) {
        ballast = options.folder.resolve("ballast");
        reserveBytes = options.reserveBytes;
        ballastBytes = options.ballastBytes;
        freeBytes = options.freeBytes();
    }

    /** Throws {@link StorageFull} when writing this many bytes would touch the reserve. One system call. */
    void admit(long bytes) {
        boolean touched = freeBytes.getAsLong() - bytes < reserveBytes;
        if (touched != full) {
            full = touched;
            LOG.warn(full ? "disk reserve reached, appends are refused" : "disk space is free again, appends go on");
        }
        if (touched) {
            throw new StorageFull("less than the reserve of " + reserveBytes
                    + " bytes would be left on the disk: free some space, writes then go on by themselves");
        }
    }

    /** Makes the ballast where there is room for it beyond the reserve. */
    void fillBallast() {
        if (ballastBytes == 0 || Files.exists(ballast) || freeBytes.getAsLong() < reserveBytes + ballastBytes) {
            return;
        }
        try (FileChannel file = FileChannel.open(ballast, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (long left = ballastBytes; left > 0; left -= FILLING) {
                file.write(ByteBuffer.allocate((int) Math.min(left, FILLING)));
            }
        } catch (IOException noRoom) {
            throw new UncheckedIOException("cannot make the ballast " + ballast, noRoom);
        }
    }

    /** Gives the ballast up if the reserve is touched. */
    void releaseBallastIfFull() {
        if (freeBytes.getAsLong() < reserveBytes) {
            try {
                Files.deleteIfExists(ballast);
            } catch (IOException keptThen) {
                LOG.warn("cannot give up the ballast {}", ballast, keptThen);
            }
        }
    }
}
