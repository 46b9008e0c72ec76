package org.regesta.engine.eventlog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The keys of the column families, in unsigned byte order. */
final class Keys {

    private Keys() {}

    static byte[] position(long position) {
        return ByteBuffer.allocate(Long.BYTES).putLong(position).array();
    }

    static long position(byte[] bytes) {
        return ByteBuffer.wrap(bytes).getLong();
    }

    /** Length first, so that no stream's keys can lie among those of another. */
    static byte[] place(String stream, long sequence) {
        byte[] name = stream.getBytes(StandardCharsets.UTF_8);
        if (name.length > Short.MAX_VALUE) {
            throw new IllegalArgumentException("a stream id of " + name.length + " bytes");
        }
        return ByteBuffer.allocate(Short.BYTES + name.length + Long.BYTES)
                .putShort((short) name.length)
                .put(name)
                .putLong(sequence)
                .array();
    }

    static long sequence(byte[] place) {
        return ByteBuffer.wrap(place, place.length - Long.BYTES, Long.BYTES).getLong();
    }

    static boolean sameStream(byte[] place, byte[] other) {
        int end = place.length - Long.BYTES;
        return place.length == other.length && Arrays.equals(place, 0, end, other, 0, end);
    }

    static byte[] id(String eventId) {
        return eventId.getBytes(StandardCharsets.UTF_8);
    }
}
