package org.regesta.engine.vault;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a key log from its beginning to its end, or to where its tail was torn. */
final class LogReader {

    /** A payload cannot be larger than a full frame and one more record. */
    private static final int MAX_PAYLOAD = KeyLog.FRAME_BYTES + (1 << 16);

    private static final int MAX_FRAME = Frames.HEAD_BYTES + MAX_PAYLOAD + Frames.TAG_BYTES;

    private final InputStream in;
    private final HouseKey house;
    private final Visitor to;
    private @Nullable LogHeader header;
    private long at;
    private long records;

    private LogReader(InputStream in, HouseKey house, Visitor to) {
        this.in = in;
        this.house = house;
        this.to = to;
    }

    /** Takes each record, with the offset of the first byte behind it. */
    interface Visitor {
        void visit(KeyRecord record, long end);
    }

    /**
     * @param soundBytes how much of the file is whole frames
     * @param records those that count as changes
     */
    record Found(LogHeader header, long soundBytes, long records) {}

    /** @throws VaultRefused when it is damaged anywhere but in its last frame */
    static Found read(Disk disk, String name, HouseKey house, Visitor to) throws IOException {
        try (InputStream in = new BufferedInputStream(disk.read(name), 1 << 16)) {
            return new LogReader(in, house, to).all();
        }
    }

    private Found all() throws IOException {
        byte[] head = in.readNBytes(Frames.HEAD_BYTES);
        while (head.length > 0) {
            byte[] body = in.readNBytes(bodyLength(head));
            if (!take(head, body)) {
                refuseIfFramesFollow(head, body);
                break;
            }
            at += head.length + body.length;
            head = in.readNBytes(Frames.HEAD_BYTES);
        }
        if (header == null || records < header.snapshot()) {
            throw damaged();
        }
        return new Found(header, at, records);
    }

    /** The bytes of payload and tag, 0 when the head is not that of a frame which begins here. */
    private int bodyLength(byte[] head) {
        if (head.length < Frames.HEAD_BYTES) {
            return 0;
        }
        ByteBuffer fields = ByteBuffer.wrap(head);
        boolean begins = fields.getInt() == Frames.MAGIC && fields.getLong() == at;
        int payload = fields.getInt();
        return begins && payload > 0 && payload <= MAX_PAYLOAD ? payload + Frames.TAG_BYTES : 0;
    }

    private boolean take(byte[] head, byte[] body) {
        int expected = bodyLength(head);
        if (expected == 0 || body.length < expected) {
            return false;
        }
        ByteBuffer fields = ByteBuffer.wrap(body);
        byte[] payload = new byte[body.length - Frames.TAG_BYTES];
        byte[] tag = new byte[Frames.TAG_BYTES];
        fields.get(payload).get(tag);
        LogHeader first = header == null ? header(payload).orElse(null) : header;
        if (first == null || !first.frames().isSound(at, payload, tag)) {
            return false;
        }
        if (header == null) {
            header = first;
        } else {
            records(ByteBuffer.wrap(payload));
        }
        return true;
    }

    private Optional<LogHeader> header(byte[] payload) {
        try {
            return Optional.of(LogHeader.decode(ByteBuffer.wrap(payload), house));
        } catch (BufferUnderflowException cutShort) {
            return Optional.empty();
        }
    }

    private void records(ByteBuffer payload) {
        try {
            while (payload.hasRemaining()) {
                KeyRecord record = KeyRecord.decode(payload);
                to.visit(record, at + Frames.HEAD_BYTES + payload.position());
                records += record instanceof KeyRecord.Closed ? 0 : 1;
            }
        } catch (BufferUnderflowException unknownRecord) {
            throw new VaultRefused("keys.log holds a record that this release does not know", unknownRecord);
        }
    }

    /**
     * Only the last frame can be torn: a sound frame behind a bad one means that something acknowledged was damaged.
     */
    private void refuseIfFramesFollow(byte[] head, byte[] body) throws IOException {
        byte[] rest = in.readNBytes(2 * MAX_PAYLOAD);
        int length = head.length + body.length + rest.length;
        LogHeader known = header;
        if (known == null || length > MAX_FRAME) {
            throw damaged();
        }
        ByteBuffer tail = ByteBuffer.allocate(length).put(head).put(body).put(rest);
        for (int i = 0; i <= length - Frames.HEAD_BYTES - Frames.TAG_BYTES; i++) {
            if (tail.getInt(i) == Frames.MAGIC && isSound(known, tail, i)) {
                throw damaged();
            }
        }
    }

    /** Whether a frame stands here that was written to this file, at whatever offset. */
    private static boolean isSound(LogHeader known, ByteBuffer tail, int from) {
        long offset = tail.getLong(from + 4);
        int length = tail.getInt(from + 12);
        if (length <= 0 || length > tail.capacity() - from - Frames.HEAD_BYTES - Frames.TAG_BYTES) {
            return false;
        }
        byte[] payload = new byte[length];
        byte[] tag = new byte[Frames.TAG_BYTES];
        tail.get(from + Frames.HEAD_BYTES, payload);
        tail.get(from + Frames.HEAD_BYTES + length, tag);
        return known.frames().isSound(offset, payload, tag);
    }

    private VaultRefused damaged() {
        return new VaultRefused(
                "keys.log is damaged at byte " + at + ", before its end: keys that were acknowledged may"
                        + " be unreadable. Restore the vault's folder from its newest copy");
    }
}
