package org.regesta.engine.vault;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.regesta.engine.vault.KeyRecord.Carried;
import org.regesta.engine.vault.KeyRecord.Placed;

/**
 * Up to where an index has folded a key log, and of which log. It names the last frame that brought a key, whose tag no
 * other log has, as keys are random; and the frames from there on. So a log that shows the same frames in the same
 * place is the one that was folded, or a copy that went on from it.
 *
 * @param log whose it is: {@link LogHeader#identity}
 * @param covered how many of the log's bytes are folded
 * @param changes how many changes the vault has made durable
 * @param names how many keys have a name in the log, shredded or not
 * @param altered how many of the keys are not what was written, so that their tombstones must come, or it is damage
 * @param anchor where the last frame begins that brought a key
 * @param chain SHA-256 over that frame's tag, and then for each frame since over the one before and its tag
 */
record LogState(byte[] log, long covered, long changes, long names, long altered, long anchor, byte[] chain) {

    /** Of a log of which nothing is folded. */
    static LogState none(byte[] log) {
        return new LogState(log, 0, 0, 0, 0, 0, new byte[0]);
    }

    boolean isOf(byte[] identity) {
        return Arrays.equals(log, identity);
    }

    /** What it is with one frame more. */
    LogState with(Frame frame) {
        long counted = changes;
        for (Placed placed : frame.records()) {
            counted = placed.record() instanceof Carried carried
                    ? carried.changes()
                    : counted + (placed.counts() ? 1 : 0);
        }
        return new LogState(
                log,
                frame.end(),
                counted,
                names,
                altered,
                frame.bringsKeys() ? frame.begin() : anchor,
                chained(chain, frame));
    }

    LogState withName() {
        return new LogState(log, covered, changes, names + 1, altered, anchor, chain);
    }

    LogState withAltered(int more) {
        return new LogState(log, covered, changes, names, altered + more, anchor, chain);
    }

    static byte[] chained(byte[] chain, Frame frame) {
        return Crypto.sha256().digest(frame.bringsKeys() ? frame.tag() : Fields.join(chain, frame.tag()));
    }

    byte[] encode() {
        return new Fields()
                .blob(log)
                .number(covered)
                .number(changes)
                .number(names)
                .number(altered)
                .number(anchor)
                .blob(chain)
                .toBytes();
    }

    /** @throws BufferUnderflowException when it is none */
    static LogState decode(byte[] bytes) {
        ByteBuffer from = ByteBuffer.wrap(bytes);
        byte[] log = Fields.blob(from);
        return new LogState(
                log, from.getLong(), from.getLong(), from.getLong(), from.getLong(), from.getLong(), Fields.blob(from));
    }
}
