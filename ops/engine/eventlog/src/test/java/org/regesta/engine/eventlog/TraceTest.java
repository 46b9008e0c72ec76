package org.regesta.engine.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The judge of what strace saw is judged: a batch whose name the log's blocks cut in two is found all the same. */
class TraceTest {

    private static final int BLOCK = 32 * 1024;
    private static final String BATCH = "\"0.1.2.1\"";

    @Test
    void a_name_across_two_blocks_and_two_writes_is_covered_by_the_sync_after_the_second() {
        byte[] log = cutInTwo();
        String first = write("log/000004.log", Arrays.copyOf(log, BLOCK + 9));
        String second = write("log/000004.log", Arrays.copyOfRange(log, BLOCK + 9, log.length));
        assertThat(judged(first, second, sync("log/000004.log"), ack())).isEmpty();
        assertThat(judged(first, sync("log/000004.log"), second, ack())).contains("0.1.2.1");
        assertThat(judged(first, second, ack(), sync("log/000004.log"))).contains("0.1.2.1");
        assertThat(judged(first, second, sync("log/000005.log"), ack())).contains("0.1.2.1");
    }

    private static Iterable<String> judged(String... lines) {
        return Trace.of(Stream.of(lines)).acknowledgedBeforeSynced();
    }

    /** A record whose first piece ends with the first four letters of the name, where the block ends. */
    private static byte[] cutInTwo() {
        byte[] log = new byte[BLOCK + 7 + BATCH.length() - 4];
        byte[] name = BATCH.getBytes(StandardCharsets.US_ASCII);
        frame(log, 0, BLOCK - 7, 2);
        System.arraycopy(name, 0, log, BLOCK - 4, 4);
        frame(log, BLOCK, name.length - 4, 4);
        System.arraycopy(name, 4, log, BLOCK + 7, name.length - 4);
        return log;
    }

    private static void frame(byte[] log, int at, int length, int type) {
        log[at + 4] = (byte) length;
        log[at + 5] = (byte) (length >> 8);
        log[at + 6] = (byte) type;
    }

    private static String write(String file, byte[] bytes) {
        return "7 write(5<" + file + ">, \"" + hex(bytes) + "\", " + bytes.length + ") = " + bytes.length;
    }

    private static String sync(String file) {
        return "7 fdatasync(5<" + file + ">) = 0";
    }

    private static String ack() {
        return "7 write(1<pipe>, \"" + hex("ack 0.1.2.1\n".getBytes(StandardCharsets.US_ASCII)) + "\", 12) = 12";
    }

    private static String hex(byte[] bytes) {
        return HexFormat.ofDelimiter("").withPrefix("\\x").formatHex(bytes);
    }
}
