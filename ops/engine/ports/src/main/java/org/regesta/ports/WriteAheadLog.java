package org.regesta.ports;

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
 * Looks at RocksDB's own logs before RocksDB does, and tells a torn tail from damage. A crash may leave the last group
 * of a write-ahead log half written, and rubbish for what is missing: it was never acknowledged, and is cut off here
 * (RocksDB would drop it too, but can read rubbish for ever). And RocksDB would as silently drop everything behind a
 * flipped bit. Where each group is synced before the next begins, a whole group standing behind a broken one proves
 * that the broken one was acknowledged.
 *
 * <p>Format: blocks of 32 KiB, records of checksum (4 bytes), length (2), type (1) and payload, little-endian; a
 * group is one FULL record, or FIRST, MIDDLE … LAST. Manifests are written in the same.
 */
public final class WriteAheadLog {

    private static final String LOG = ".log";
    private static final String MANIFEST = "MANIFEST-";
    private static final int BLOCK = 32 * 1024;
    private static final int HEADER = 7;
    /** Beyond this a stop writes its tables, so that the next start needs not read the log; it takes a moment. */
    private static final long LONG = 4L * 1024 * 1024;

    private static final int FULL = 1;
    private static final int FIRST = 2;

    private final ByteBuffer log;

    private WriteAheadLog(ByteBuffer log) {
        this.log = log.order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A record that is not whole, and was acknowledged. */
    public record Damage(Path file, int offset) {}

    /**
     * Cuts torn tails of write-ahead logs off, in place. Nobody may work in the folder.
     *
     * @return what is damaged, if anything is: then RocksDB is not to open it
     */
    public static Optional<Damage> mend(Path folder) throws IOException {
        Optional<Damage> damage = damage(folder);
        if (damage.isEmpty()) {
            for (Path file : files(folder)) {
                OptionalInt torn = isManifest(file) ? OptionalInt.empty() : notWholeFrom(file);
                if (torn.isPresent()) {
                    try (FileChannel log = FileChannel.open(file, StandardOpenOption.WRITE)) {
                        log.truncate(torn.getAsInt());
                        log.force(true);
                    }
                }
            }
        }
        return damage;
    }

    /** Whether the next start would have much to read that is in no table yet. */
    public static boolean isLong(Path folder) throws IOException {
        long bytes = 0;
        for (Path file : files(folder)) {
            bytes += isManifest(file) ? 0 : Files.size(file);
        }
        return bytes > LONG;
    }

    /** As {@link #mend} without cutting anything off. */
    public static Optional<Damage> damage(Path folder) throws IOException {
        for (Path file : files(folder)) {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
            WriteAheadLog wal = new WriteAheadLog(bytes);
            int broken = wal.firstBroken();
            if (broken < bytes.limit()
                    && (wal.groupBeginsAfter(broken) || (isManifest(file) && wal.endsInTheLog(broken)))) {
                return Optional.of(new Damage(file, broken));
            }
        }
        return Optional.empty();
    }

    /** Where a file of this format is not whole to its end, if it is not: a power cut's torn tail, or damage. */
    public static OptionalInt notWholeFrom(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        int broken = new WriteAheadLog(bytes).firstBroken();
        return broken < bytes.limit() ? OptionalInt.of(broken) : OptionalInt.empty();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(LOG) || isManifest(file))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException firstStart) {
            return List.of();
        }
    }

    private static boolean isManifest(Path file) {
        return file.getFileName().toString().startsWith(MANIFEST);
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

    /** Of a manifest, RocksDB drops a record that is cut short, but may read on for ever behind another. */
    private boolean endsInTheLog(int at) {
        return at + HEADER <= log.limit() && type(at) != 0 && at + HEADER + length(at) <= log.limit();
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
