package org.regesta.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** What it ran on: figures without it mean nothing. */
public final class Machine {

    private Machine() {}

    public static Map<String, Object> facts(Path folder) throws IOException {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("cpus", Runtime.getRuntime().availableProcessors());
        facts.put("cpu", first(Path.of("/proc/cpuinfo"), "model name"));
        facts.put("memory", first(Path.of("/proc/meminfo"), "MemTotal"));
        facts.put("kernel", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("disk", Files.getFileStore(folder).type());
        facts.put("java", Runtime.version().toString());
        facts.put("load", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        return facts;
    }

    /** The median time that a small write takes until this disk says it holds it. */
    public static double syncedWriteMillis(Path folder) throws IOException {
        Path file = Files.createTempFile(folder, "synced", ".tmp");
        long[] nanos = new long[100];
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (int each = 0; each < nanos.length; each++) {
                long began = System.nanoTime();
                channel.write(ByteBuffer.wrap(new byte[512]));
                channel.force(false);
                nanos[each] = System.nanoTime() - began;
            }
        } finally {
            Files.delete(file);
        }
        Arrays.sort(nanos);
        return nanos[nanos.length / 2] / 1e6;
    }

    private static String first(Path file, String key) throws IOException {
        if (!Files.isReadable(file)) {
            return "unknown";
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        }
    }
}
