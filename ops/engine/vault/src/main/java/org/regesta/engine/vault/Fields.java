package org.regesta.engine.vault;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Length-prefixed fields: no two lists of fields make the same bytes. Lengths are 4 bytes, big-endian. */
final class Fields {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);

    static byte[] of(byte[]... fields) {
        Fields all = new Fields();
        for (byte[] field : fields) {
            all.blob(field);
        }
        return all.toBytes();
    }

    static byte[] of(String... texts) {
        Fields all = new Fields();
        for (String text : texts) {
            all.text(text);
        }
        return all.toBytes();
    }

    /** Two byte strings, one after the other. */
    static byte[] join(byte[] first, byte[] second) {
        return new Fields().bytes(first).bytes(second).toBytes();
    }

    Fields raw(int value) {
        bytes.write(value);
        return this;
    }

    Fields number(long value) {
        bytes.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
        return this;
    }

    Fields blob(byte[] field) {
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(field.length).array());
        bytes.writeBytes(field);
        return this;
    }

    /** Bytes without a length: whoever reads them knows it. */
    Fields bytes(byte[] field) {
        bytes.writeBytes(field);
        return this;
    }

    Fields text(String text) {
        return blob(utf8(text));
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }

    int size() {
        return bytes.size();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** @throws BufferUnderflowException when the bytes end before the field does */
    static byte[] blob(ByteBuffer from) {
        int length = from.getInt();
        if (length < 0 || length > from.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] field = new byte[length];
        from.get(field);
        return field;
    }

    /** @throws BufferUnderflowException when the bytes end before the field does */
    static String text(ByteBuffer from) {
        return new String(blob(from), StandardCharsets.UTF_8);
    }
}
