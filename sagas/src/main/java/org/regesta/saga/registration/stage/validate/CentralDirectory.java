package org.regesta.saga.registration.stage.validate;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The list at the end of a zip. What is unpacked is read from the front; that both tell the same is what makes the zip
 * mean one thing to everybody, and what tells a whole file from one cut short.
 */
final class CentralDirectory {

    private static final int END = 0x06054b50;
    private static final int ENTRY = 0x02014b50;
    private static final int END_SIZE = 22;
    private static final int ENTRY_SIZE = 46;
    private static final int LONGEST_COMMENT = 65_535;

    private CentralDirectory() {}

    /** The names listed, none when the list is not whole or something follows it. */
    static Optional<List<String>> names(byte[] zip) {
        ByteBuffer in = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int end = end(in);
        if (end < 0) {
            return Optional.empty();
        }
        int count = in.getShort(end + 10) & 0xffff;
        long size = in.getInt(end + 12) & 0xffffffffL;
        long start = in.getInt(end + 16) & 0xffffffffL;
        return start + size == end ? entries(in, (int) start, end, count) : Optional.empty();
    }

    private static int end(ByteBuffer in) {
        int first = Math.max(0, in.limit() - END_SIZE - LONGEST_COMMENT);
        for (int at = in.limit() - END_SIZE; at >= first; at--) {
            boolean whole = in.getInt(at) == END
                    && (in.getShort(at + 20) & 0xffff) == in.limit() - at - END_SIZE
                    && in.getShort(at + 8) == in.getShort(at + 10);
            if (whole) {
                return at;
            }
        }
        return -1;
    }

    private static Optional<List<String>> entries(ByteBuffer in, int start, int end, int count) {
        List<String> names = new ArrayList<>();
        int at = start;
        while (at + ENTRY_SIZE <= end && in.getInt(at) == ENTRY) {
            int name = in.getShort(at + 28) & 0xffff;
            int rest = (in.getShort(at + 30) & 0xffff) + (in.getShort(at + 32) & 0xffff);
            if (at + ENTRY_SIZE + name + rest > end) {
                return Optional.empty();
            }
            names.add(new String(in.array(), at + ENTRY_SIZE, name, StandardCharsets.UTF_8));
            at += ENTRY_SIZE + name + rest;
        }
        return at == end && names.size() == count ? Optional.of(names) : Optional.empty();
    }
}
