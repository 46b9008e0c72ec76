package org.regesta.engine.biometrics;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.regesta.ports.Biometrics.Unreadable;

/** Reads big-endian fields one after the other; names the field where the bytes end. */
final class Octets {

    private final String what;
    private final ByteBuffer bytes;

    /** @param what the whole, as a refusal names it: {@code finger record} */
    Octets(String what, byte[] bytes) {
        this.what = what;
        this.bytes = ByteBuffer.wrap(bytes);
    }

    int u8(String field) {
        return Byte.toUnsignedInt(need(1, field).get());
    }

    int u16(String field) {
        return Short.toUnsignedInt(need(2, field).getShort());
    }

    /** Unsigned, so beyond int: compare it before narrowing. */
    long u32(String field) {
        return Integer.toUnsignedLong(need(4, field).getInt());
    }

    String text(int length, String field) {
        return new String(take(length, field), StandardCharsets.ISO_8859_1);
    }

    byte[] take(long length, String field) {
        byte[] taken = new byte[Math.toIntExact(bounded(length, field))];
        bytes.get(taken);
        return taken;
    }

    /** The next bytes by themselves, still as a part of the same whole. */
    Octets part(long length, String field) {
        return new Octets(what, take(length, field));
    }

    void skip(long length, String field) {
        int by = Math.toIntExact(bounded(length, field));
        bytes.position(bytes.position() + by);
    }

    int remaining() {
        return bytes.remaining();
    }

    /** A refusal that names the whole. */
    Unreadable refusal(String why) {
        return new Unreadable(what + ": " + why);
    }

    private ByteBuffer need(int length, String field) {
        bounded(length, field);
        return bytes;
    }

    private long bounded(long length, String field) {
        if (length < 0 || length > bytes.remaining()) {
            throw refusal("cut short in " + field + ", " + length + " bytes are needed and " + bytes.remaining()
                    + " are there");
        }
        return length;
    }
}
