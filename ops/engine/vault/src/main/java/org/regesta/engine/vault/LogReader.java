package org.regesta.engine.vault;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.regesta.engine.vault.Frames.Head;
import org.regesta.engine.vault.KeyRecord.Placed;

/**
 * Reads a key log from its beginning to its end, or to where its tail was torn. Each frame was synced before the next
 * was written, so only the last can be torn: whatever else is not as it was written is damage, and refused.
 */
final class LogReader {

    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final HouseKey house;
    private @Nullable LogHeader header;
    private long at;
    private byte[] unread = {};

    private LogReader(InputStream in, HouseKey house) {
        this.in = in;
        this.house = house;
    }

    /** Takes the frames in their order. */
    interface Sink {
        void take(Frame frame) throws IOException;
    }

    /** Reads the first frame alone. */
    static LogHeader header(Disk disk, String name, HouseKey house) throws IOException {
        try (InputStream in = disk.read(name, 0)) {
            LogReader reader = new LogReader(in, house);
            reader.next();
            if (reader.header == null) {
                throw reader.damaged();
            }
            return reader.header;
        }
    }

    /**
     * Hands over all frames, the first among them, and shredded keys whose wrapping is no longer what it was.
     *
     * @return how much of the file is whole frames
     * @throws VaultRefused when it is damaged anywhere but in its last frame
     */
    static long read(Disk disk, String name, HouseKey house, Sink to) throws IOException {
        try (InputStream in = new BufferedInputStream(disk.read(name, 0), BUFFER)) {
            return new LogReader(in, house).all(to);
        }
    }

    /** The same from a frame on, of a log whose first frame was read. */
    static long readFrom(Disk disk, String name, HouseKey house, LogHeader header, long from, Sink to)
            throws IOException {
        try (InputStream in = new BufferedInputStream(disk.read(name, from), BUFFER)) {
            LogReader reader = new LogReader(in, house);
            reader.header = from == 0 ? null : header;
            reader.at = from;
            return reader.all(to);
        }
    }

    private long all(Sink to) throws IOException {
        Frame frame = next();
        while (frame != null) {
            Frame following = next();
            boolean last = following == null && unread.length == 0;
            if (last && !frame.isIntact()) {
                at = frame.begin(); // its keys were torn
                break;
            }
            to.take(frame);
            frame = following;
        }
        refuseIfFramesFollow();
        if (header == null) {
            throw damaged();
        }
        return at;
    }

    /** The next sound frame; none at the end, or when what comes is no sound frame and stays unread. */
    private @Nullable Frame next() throws IOException {
        byte[] first = in.readNBytes(Frames.HEAD_BYTES);
        if (at == 0) {
            Frames.checkFormat(ByteBuffer.wrap(first));
        }
        Head head = Head.at(ByteBuffer.wrap(first), 0);
        boolean plausible = head.offset() == at && head.isPlausible();
        int length = plausible ? head.payload() + Frames.TAG_BYTES + head.keys() : 0;
        byte[] body = in.readNBytes(length);
        if (!plausible || body.length < length) {
            return leave(first, body);
        }
        byte[] payload = new byte[head.payload()];
        byte[] tag = new byte[Frames.TAG_BYTES];
        ByteBuffer keys = ByteBuffer.wrap(body).get(payload).get(tag).slice();
        boolean isHeader = header == null;
        if (!isSound(head, payload, tag)) {
            return leave(first, body);
        }
        long begin = at;
        at += Frames.HEAD_BYTES + length;
        return new Frame(begin, at, tag, isHeader ? List.of() : records(payload, keys));
    }

    private @Nullable Frame leave(byte[] first, byte[] body) {
        unread = ByteBuffer.allocate(first.length + body.length)
                .put(first)
                .put(body)
                .array();
        return null;
    }

    private boolean isSound(Head head, byte[] payload, byte[] tag) {
        try {
            LogHeader known = header == null ? LogHeader.decode(ByteBuffer.wrap(payload), house) : header;
            boolean sound = new Frames(known.logKey()).isSound(head, payload, tag);
            header = sound ? known : header;
            return sound;
        } catch (BufferUnderflowException noHeader) {
            return false;
        }
    }

    private List<Placed> records(byte[] payload, ByteBuffer keys) {
        ByteBuffer from = ByteBuffer.wrap(payload);
        List<Placed> records = new ArrayList<>();
        try {
            while (from.hasRemaining()) {
                records.add(KeyRecord.decode(from, keys, at - keys.capacity()));
            }
        } catch (BufferUnderflowException unknownRecord) {
            throw new VaultRefused(
                    "the vault's keys.log holds a record that this release does not know:"
                            + " go on with the release that wrote it",
                    unknownRecord);
        }
        return records;
    }

    /**
     * A sound frame behind a bad one, or more than one frame's bytes, means that something acknowledged was damaged.
     */
    private void refuseIfFramesFollow() throws IOException {
        int most = Frames.HEAD_BYTES + Frames.TAG_BYTES + 2 * KeyLog.MAX_FRAME_BYTES;
        byte[] rest = in.readNBytes(most + 1);
        ByteBuffer tail = ByteBuffer.allocate(unread.length + rest.length)
                .put(unread)
                .put(rest)
                .flip();
        LogHeader known = header;
        if (known == null || tail.limit() > most) {
            throw damaged();
        }
        Frames frames = new Frames(known.logKey());
        boolean isTheTornOne = Head.at(tail, 0).offset() == at; // its payload may be whole and only its keys cut
        for (int from = isTheTornOne ? 1 : 0; from < tail.limit(); from++) {
            if (stands(frames, tail, from)) {
                throw damaged();
            }
        }
    }

    /** Whether a frame's payload stands here that was once written to this log, at whatever offset. */
    private static boolean stands(Frames frames, ByteBuffer tail, int from) {
        Head head = Head.at(tail, from);
        int room = tail.limit() - from - Frames.HEAD_BYTES - Frames.TAG_BYTES;
        if (!head.isPlausible() || head.payload() > room) {
            return false;
        }
        byte[] payload = new byte[head.payload()];
        byte[] tag = new byte[Frames.TAG_BYTES];
        tail.get(from + Frames.HEAD_BYTES, payload);
        tail.get(from + Frames.HEAD_BYTES + payload.length, tag);
        return frames.isSound(head, payload, tag);
    }

    private VaultRefused damaged() {
        return damagedAt(at);
    }

    static VaultRefused damagedAt(long offset) {
        return new VaultRefused(
                "the vault's keys.log is damaged at byte " + offset + ", before its end: keys that were acknowledged"
                        + " may be unreadable. Restore the vault's folder from its newest copy");
    }
}
