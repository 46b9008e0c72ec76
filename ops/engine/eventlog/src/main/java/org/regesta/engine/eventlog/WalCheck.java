package org.regesta.engine.eventlog;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * Tells a torn tail from damage. A crash may leave the last group of a write-ahead log half written, and rubbish for
 * what is
 * missing: it was never acknowledged, and is cut off here (RocksDB would drop it too, but can read rubbish for ever).
 * And RocksDB would as silently drop everything behind a flipped bit. The writer begins
 * no group before the one before it is synced, so a whole group standing behind a broken one proves that the broken
 * one was acknowledged: then the log is not opened.
 *
 * <p>Format: blocks of 32 KiB, records of checksum (4 bytes), length (2), type (1) and payload, little-endian; a
 * group is one FULL record, or FIRST, MIDDLE … LAST.
 */
final class WalCheck {

    private static final int BLOCK = 32 * 1024;
    private static final int HEADER = 7;
    private static final int FULL = 1;
    private static final int FIRST = 2;

    private final ByteBuffer log;

    private WalCheck(ByteBuffer log) {
        this.log = log.order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Cuts torn tails off, in place.
     *
     * @throws IllegalStateException naming file and offset when something acknowledged is damaged
     */
    static void check(Path folder) throws IOException {
        List<Path> logs;
        try (Stream<Path> files = Files.list(folder)) {
            logs = files.filter(file -> file.toString().endsWith(".log")).toList();
        } catch (NoSuchFileException firstStart) {
            return;
        }
        for (Path file : logs) {
            try (FileChannel log = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                check(file, log);
            }
        }
    }

    /** The same without cutting anything off: what is damaged, or not whole, if anything is. */
    static Optional<String> damage(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(name -> name.toString().endsWith(".log"))
                    .sorted()
                    .toList()) {
                ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
                WalCheck wal = new WalCheck(bytes);
                int broken = wal.firstBroken();
                if (broken < bytes.limit() && wal.groupBeginsAfter(broken)) {
                    return Optional.of(file.getFileName() + " is damaged at offset " + broken);
                }
            }
            return Optional.empty();
        }
    }

    /** Where a file of this format is not whole to its end, if it is not: a power cut's torn tail, or damage. */
    static OptionalInt notWholeFrom(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        int broken = new WalCheck(bytes).firstBroken();
        return broken < bytes.limit() ? OptionalInt.of(broken) : OptionalInt.empty();
    }

    private static void check(Path file, FileChannel log) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(log.size()));
        while (bytes.hasRemaining() && log.read(bytes) >= 0) {}
        WalCheck wal = new WalCheck(bytes.flip());
        int broken = wal.firstBroken();
        if (broken == bytes.limit()) {
            return;
        }
        if (wal.groupBeginsAfter(broken)) {
            throw new IllegalStateException("acknowledged events in " + file + " are damaged at offset " + broken
                    + ": restore this book from a backup");
        }
        log.truncate(broken);
        log.force(true);
    }

    /** The offset of the first record that is not whole; the end when all are. */
    private int firstBroken() {
        int at = 0;
        while (at < log.limit() && whole(at)) {
            at = next(at);
        }
        return Math.min(at, log.limit());
    }

    private boolean groupBeginsAfter(int broken) {
        int at = broken + HEADER > log.limit() ? log.limit() : next(broken);
        while (at < log.limit()) {
            if (!whole(at)) {
                at = blockAfter(at);
            } else if (type(at) == FULL || type(at) == FIRST) {
                return true;
            } else {
                at = next(at);
            }
        }
        return false;
    }

    private boolean whole(int at) {
        if (at + HEADER > log.limit() || type(at) == 0) {
            return false;
        }
        int length = length(at);
        if (at + HEADER + length > log.limit() || length > BLOCK - HEADER - at % BLOCK) {
            return false;
        }
        CRC32C crc = new CRC32C();
        crc.update(log.slice(at + 6, 1 + length));
        int sum = (int) crc.getValue();
        return log.getInt(at) == Integer.rotateRight(sum, 15) + 0xa282ead8;
    }

    private int type(int at) {
        return Byte.toUnsignedInt(log.get(at + 6));
    }

    private int length(int at) {
        return Short.toUnsignedInt(log.getShort(at + 4));
    }

    /** Where the next record begins: no header is split over two blocks. */
    private int next(int at) {
        int end = at + HEADER + length(at);
        return BLOCK - end % BLOCK < HEADER ? blockAfter(end) : end;
    }

    private static int blockAfter(int at) {
        return (at / BLOCK + 1) * BLOCK;
    }
}
