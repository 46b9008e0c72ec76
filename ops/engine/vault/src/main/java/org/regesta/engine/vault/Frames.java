package org.regesta.engine.vault;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The frames of a key log. Each says where it begins, and its tag covers that, so a frame cannot be altered, moved or
 * dropped from the middle unseen. [frozen]
 *
 * <pre>
 *   magic    4 bytes, "RGVL"
 *   offset   8 bytes, big-endian, of the frame in the file
 *   length   4 bytes, big-endian, of the payload
 *   payload
 *   tag      first 16 bytes of HMAC-SHA-256 under the log's key over offset (8 bytes) ‖ payload
 * </pre>
 */
final class Frames {

    static final int MAGIC = 0x52_47_56_4C;
    static final int HEAD_BYTES = 16;
    static final int TAG_BYTES = 16;

    private final byte[] logKey;

    Frames(byte[] logKey) {
        this.logKey = logKey;
    }

    byte[] header(LogHeader header) {
        return frame(0, header.encode());
    }

    byte[] frame(long offset, List<KeyRecord> records) {
        Fields payload = new Fields();
        records.forEach(record -> record.encode(payload));
        return frame(offset, payload.toBytes());
    }

    private byte[] frame(long offset, byte[] payload) {
        return ByteBuffer.allocate(HEAD_BYTES + payload.length + TAG_BYTES)
                .putInt(MAGIC)
                .putLong(offset)
                .putInt(payload.length)
                .put(payload)
                .put(tag(offset, payload))
                .array();
    }

    /** Whether this was written as the frame at that offset. */
    boolean isSound(long offset, byte[] payload, byte[] tag) {
        return MessageDigest.isEqual(tag(offset, payload), tag);
    }

    private byte[] tag(long offset, byte[] payload) {
        byte[] placed = ByteBuffer.allocate(Long.BYTES + payload.length)
                .putLong(offset)
                .put(payload)
                .array();
        return Arrays.copyOf(Crypto.hmac(logKey, placed), TAG_BYTES);
    }

    /** Splits records so that no part's encoding is larger than so many bytes and one record. */
    static List<List<KeyRecord>> parts(List<KeyRecord> records, int bytes) {
        List<List<KeyRecord>> parts = new ArrayList<>();
        int from = 0;
        Fields size = new Fields();
        for (int i = 0; i < records.size(); i++) {
            records.get(i).encode(size);
            if (size.size() >= bytes || i == records.size() - 1) {
                parts.add(records.subList(from, i + 1));
                from = i + 1;
                size = new Fields();
            }
        }
        return parts;
    }
}
