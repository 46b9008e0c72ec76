package org.regesta.testkit.fuzz;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32C;

/**
 * What one process bends bytes for: readers, each with bytes it takes to begin from and the refusals it is documented
 * to answer with. The first byte of an input says which reader it is for.
 */
public final class Readers {

    /** The property that names the file for the sum of all inputs. */
    static final String SUM = "fuzz.sum";

    /** No input of a few thousand bytes is worth more memory than this, whatever it says of itself. */
    private static final long ALLOCATED_MAX = 200L << 20;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final List<Named> all = new ArrayList<>();
    private final CRC32C sum = new CRC32C();
    private boolean fed;

    /** Reads, or refuses. */
    @FunctionalInterface
    public interface Reader {
        void read(byte[] bytes) throws Exception;
    }

    private record Named(String name, Set<Class<? extends Throwable>> refusals, Reader reader, List<byte[]> whole) {
        boolean refusesBy(Throwable thrown) {
            return refusals.stream().anyMatch(each -> each.isInstance(thrown));
        }
    }

    /**
     * One more reader.
     *
     * @param refusal what it throws of what it does not take; anything else that it throws is a finding
     * @param whole what it takes, to begin from
     */
    public Readers with(String name, Class<? extends Throwable> refusal, Reader reader, byte[]... whole) {
        return with(name, Set.of(refusal), reader, whole);
    }

    /** One more, which refuses in one of these ways; in none where it answers whatever comes. */
    public Readers with(String name, Set<Class<? extends Throwable>> refusals, Reader reader, byte[]... whole) {
        all.add(new Named(name, refusals, reader, List.of(whole)));
        return this;
    }

    /** Gives an input to the reader that it is for. */
    public void feed(byte[] input) {
        count(input);
        if (input.length == 0) {
            return;
        }
        Named named = all.get(Byte.toUnsignedInt(input[0]) % all.size());
        byte[] bytes = Arrays.copyOfRange(input, 1, input.length);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        try {
            named.reader().read(bytes);
        } catch (Throwable thrown) {
            if (!named.refusesBy(thrown)) {
                throw new Escaped(named.name(), thrown);
            }
        }
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        if (allocated > ALLOCATED_MAX) {
            throw new Escaped(named.name(), new OutOfMemoryError(allocated + " bytes for " + bytes.length));
        }
    }

    /** The sum is told in the end: two runs of the same sum tried the same inputs. */
    private void count(byte[] input) {
        if (!fed) {
            fed = true;
            Runtime.getRuntime().addShutdownHook(new Thread(this::tell));
        }
        sum.update(input.length);
        sum.update(input);
    }

    private void tell() {
        try {
            Files.writeString(Path.of(System.getProperty(SUM)), "%08x".formatted(sum.getValue()));
        } catch (IOException untold) {
            throw new UncheckedIOException(untold);
        }
    }

    /** For readers whose reading is to give back what was read. */
    public static void same(Object expected, Object read) {
        if (!expected.equals(read)) {
            throw new IllegalStateException("read as another: " + expected + " as " + read);
        }
    }

    /** UTF-8, with whatever is none replaced. */
    public static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Every input to begin from, with the byte before it that leads to its reader. */
    List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        for (int at = 0; at < all.size(); at++) {
            seeds.add(new byte[] {(byte) at});
            for (byte[] whole : all.get(at).whole()) {
                ByteArrayOutputStream seed = new ByteArrayOutputStream();
                seed.write(at);
                seed.writeBytes(whole);
                seeds.add(seed.toByteArray());
            }
        }
        return seeds;
    }

    /** What a reader threw that is none of its refusals. */
    static final class Escaped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Escaped(String reader, Throwable thrown) {
            super(reader + " let out " + thrown, thrown);
        }
    }
}
