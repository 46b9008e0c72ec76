package org.regesta.engine.vault;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.regesta.engine.vault.KeyRecord.Placed;

/**
 * The frames of a key log, a commit each. A frame says where it begins, and its tag covers that, so none can be
 * altered, moved or dropped from the middle unseen. The wrapped keys follow the tag: the records hold a check of each.
 * [frozen]
 *
 * <pre>
 *   magic           4 bytes: "RGV" and the log's format, {@value #FORMAT}
 *   offset          8 bytes, big-endian, of the frame in the file
 *   payload length  4 bytes, big-endian
 *   keys length     4 bytes, big-endian
 *   payload         the header, or records
 *   tag             first 16 bytes of HMAC-SHA-256 under the log's key over everything before it
 *   keys            the records' wrapped keys, in their order; zeros where one was shredded
 * </pre>
 */
final class Frames {

    static final int HEAD_BYTES = 20;
    static final int TAG_BYTES = 16;

    /** The number of this format; the first one wrote the letter L in its place. */
    static final int FORMAT = 2;

    private static final int NAME = 0x52_47_56_00;
    private static final int MAGIC = NAME | FORMAT;
    private static final int FIRST_FORMAT = NAME | 'L';

    private final byte[] logKey;

    Frames(byte[] logKey) {
        this.logKey = logKey;
    }

    /** What a frame's first bytes say. */
    record Head(long offset, int payload, int keys) {

        /** @return the head that stands there, or one of no length when none does */
        static Head at(ByteBuffer bytes, int from) {
            if (bytes.limit() - from < HEAD_BYTES || bytes.getInt(from) != MAGIC) {
                return new Head(-1, 0, 0);
            }
            return new Head(bytes.getLong(from + 4), bytes.getInt(from + 12), bytes.getInt(from + 16));
        }

        /** Whether lengths are such as are written: nobody is made to read gigabytes by a damaged length. */
        boolean isPlausible() {
            return payload > 0 && payload <= KeyLog.MAX_FRAME_BYTES && keys >= 0 && keys <= KeyLog.MAX_FRAME_BYTES;
        }

        byte[] encode() {
            return ByteBuffer.allocate(HEAD_BYTES)
                    .putInt(MAGIC)
                    .putLong(offset)
                    .putInt(payload)
                    .putInt(keys)
                    .array();
        }
    }

    /**
     * Looks whether a log begins as this release writes it.
     *
     * @throws VaultRefused naming both formats, when another release wrote it
     */
    static void checkFormat(ByteBuffer beginning) {
        if (beginning.limit() < Integer.BYTES) {
            return;
        }
        int magic = beginning.getInt(0);
        if ((magic & ~0xFF) == NAME && magic != MAGIC) {
            int format = magic == FIRST_FORMAT ? 1 : magic & 0xFF;
            throw new VaultRefused("the vault's keys.log is of format " + format + ", and this release reads format "
                    + FORMAT + ": go on with the release that wrote it, or begin in another data folder. If no other"
                    + " release ever ran here, byte 3 of the file is damaged: restore it from its newest copy");
        }
    }

    byte[] header(LogHeader header) {
        return frame(0, header.encode(), new byte[0]);
    }

    /** What stands in a log once such bytes were written to it at such a place. */
    static Frame standing(long begin, byte[] written, List<KeyRecord> records) {
        long end = begin + written.length;
        int payload = Head.at(ByteBuffer.wrap(written), 0).payload();
        byte[] tag = Arrays.copyOfRange(written, HEAD_BYTES + payload, HEAD_BYTES + payload + TAG_BYTES);
        return new Frame(begin, end, tag, placed(records, end));
    }

    byte[] frame(long offset, List<KeyRecord> records) {
        Fields payload = new Fields();
        Fields keys = new Fields();
        records.forEach(record -> record.encode(payload, keys));
        return frame(offset, payload.toBytes(), keys.toBytes());
    }

    /** The records of a frame that ends there, each with the place of its key. */
    private static List<Placed> placed(List<KeyRecord> records, long end) {
        Deque<Placed> placed = new ArrayDeque<>(records.size());
        long at = end;
        for (KeyRecord record : records.reversed()) {
            at -= record instanceof KeyRecord.Keyed keyed ? keyed.wrapped().length : 0;
            placed.addFirst(new Placed(record, at, true));
        }
        return List.copyOf(placed);
    }

    private byte[] frame(long offset, byte[] payload, byte[] keys) {
        Head head = new Head(offset, payload.length, keys.length);
        return ByteBuffer.allocate(HEAD_BYTES + payload.length + TAG_BYTES + keys.length)
                .put(head.encode())
                .put(payload)
                .put(tag(head, payload))
                .put(keys)
                .array();
    }

    /** Whether this was written under the log's key, at the offset that the head says. */
    boolean isSound(Head head, byte[] payload, byte[] tag) {
        return MessageDigest.isEqual(tag(head, payload), tag);
    }

    private byte[] tag(Head head, byte[] payload) {
        byte[] signed = ByteBuffer.allocate(HEAD_BYTES + payload.length)
                .put(head.encode())
                .put(payload)
                .array();
        return Arrays.copyOf(Crypto.hmac(logKey, signed), TAG_BYTES);
    }
}
