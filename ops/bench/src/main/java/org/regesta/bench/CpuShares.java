package org.regesta.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/**
 * On what Java threads spend their CPU while something runs, by the samples that the JDK's flight recorder takes of CPU
 * time (JEP 509, Linux). Compiler and collector are no Java threads: what they take is in none of the shares.
 */
public final class CpuShares {

    /** What the nearest frame to the top tells: the first prefix that fits. */
    private static final Map<String, List<String>> KINDS = kinds();

    private static final String SAMPLE = "jdk.CPUTimeSample";
    private static final String REST = "rest";

    private CpuShares() {}

    /**
     * @param result of what ran
     * @param shares by kind, together 1; empty where the machine's JDK samples no CPU time
     * @param samples how many they stand on
     */
    public record Profiled<T>(T result, Map<String, Double> shares, int samples) {}

    /** @param without the names of threads that are not counted begin with this, such as a load's clients */
    public static <T> Profiled<T> during(String without, Supplier<T> work) {
        try (Recording recording = new Recording()) {
            recording.enable(SAMPLE).with("throttle", "5ms");
            recording.start();
            T result = work.get();
            recording.stop();
            Path file = Files.createTempFile("cpu", ".jfr");
            try {
                recording.dump(file);
                return counted(result, file, without);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException notWritten) {
            throw new UncheckedIOException(notWritten);
        }
    }

    private static <T> Profiled<T> counted(T result, Path file, String without) throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        int all = 0;
        try (RecordingFile events = new RecordingFile(file)) {
            while (events.hasMoreEvents()) {
                RecordedEvent event = events.readEvent();
                if (event.getEventType().getName().equals(SAMPLE) && isCounted(event, without)) {
                    counts.merge(kind(event.getStackTrace()), 1, Integer::sum);
                    all++;
                }
            }
        }
        Map<String, Double> shares = new TreeMap<>();
        for (Map.Entry<String, Integer> count : counts.entrySet()) {
            shares.put(count.getKey(), count.getValue() / (double) all);
        }
        return new Profiled<>(result, shares, all);
    }

    private static boolean isCounted(RecordedEvent event, String without) {
        RecordedThread thread = event.getThread("eventThread");
        return event.getStackTrace() != null
                && (thread == null
                        || thread.getJavaName() == null
                        || !thread.getJavaName().startsWith(without));
    }

    private static String kind(RecordedStackTrace stack) {
        for (RecordedFrame frame : stack.getFrames()) {
            String type = frame.getMethod().getType().getName();
            for (Map.Entry<String, List<String>> kind : KINDS.entrySet()) {
                if (kind.getValue().stream().anyMatch(type::startsWith)) {
                    return kind.getKey();
                }
            }
        }
        return REST;
    }

    private static Map<String, List<String>> kinds() {
        Map<String, List<String>> kinds = new LinkedHashMap<>();
        kinds.put(
                "Rsa",
                List.of(
                        "java.math.",
                        "sun.security.rsa.",
                        "com.sun.crypto.provider.RSA",
                        "com.amazon.corretto.crypto.provider."));
        kinds.put("Ec", List.of("sun.security.ec.", "sun.security.util.math."));
        kinds.put("AesAndHash", List.of("com.sun.crypto.provider.", "sun.security.provider."));
        kinds.put("Json", List.of("tools.jackson.", "com.fasterxml.jackson.", "com.nimbusds.jose.shaded."));
        kinds.put("Store", List.of("org.rocksdb.", "org.regesta.engine."));
        return kinds;
    }
}
