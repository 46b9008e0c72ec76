package org.regesta.engine.eventlog;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What was appended to a write-ahead log of RocksDB, without the frames around it: the log is kept in blocks of 32 KiB,
 * each piece of a record behind a header of its own, so that any word may be cut in two.
 */
final class WrittenLog {

    private static final int BLOCK = 32 * 1024;
    private static final int HEADER = 7;
    private static final int RECYCLABLE_HEADER = 11;

    private final List<byte[]> writes;
    private final ByteArrayOutputStream records = new ByteArrayOutputStream();

    /** For each byte of the records, how many had been written of the file with it. */
    private final IntStream.Builder ends = IntStream.builder();

    /** @param writes to one file, in their order */
    WrittenLog(List<byte[]> writes) {
        this.writes = writes;
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        writes.forEach(file::writeBytes);
        read(file.toByteArray());
    }

    private void read(byte[] file) {
        int at = 0;
        while (at + HEADER <= file.length) {
            if (BLOCK - at % BLOCK < HEADER) {
                at += BLOCK - at % BLOCK; // too little for a header: filled with zeros
                continue;
            }
            int length = (file[at + 4] & 0xff) | (file[at + 5] & 0xff) << 8;
            int type = file[at + 6] & 0xff;
            if (type == 0) {
                return; // preallocated
            }
            int from = at + (recyclable(type) ? RECYCLABLE_HEADER : HEADER);
            int to = Math.min(from + length, file.length);
            for (int each = from; each < to; each++) {
                records.write(file[each]);
                ends.add(each + 1);
            }
            at = from + length;
        }
    }

    private static boolean recyclable(int type) {
        return type >= 5 && type <= 8 || type == 11 || type == 131;
    }

    /** The numbers of the writes with which a word was whole, each time it stands in a record. */
    IntStream endsOf(String word) {
        String text = records.toString(StandardCharsets.ISO_8859_1);
        int[] written = ends.build().toArray();
        return IntStream.iterate(text.indexOf(word), at -> at >= 0, at -> text.indexOf(word, at + 1))
                .map(at -> writeOf(written[at + word.length() - 1]));
    }

    private int writeOf(int bytes) {
        int write = 0;
        for (long sum = writes.getFirst().length; sum < bytes; sum += writes.get(write).length) {
            write++;
        }
        return write;
    }
}
