package org.regesta.cli.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.regesta.server.Options;
import org.regesta.server.RegestaServer;

/** What a house reads before it is up again, beside how much it holds: a start does not read everybody. */
final class StartCost {

    private static final Path IO = Path.of("/proc/self/io");
    private static final String READ = "rchar: ";
    private static final double MIB = 1 << 20;

    private StartCost() {}

    /** @param data of a house that was stopped */
    static void measure(Path data, Map<String, Double> figures, PrintStream out) throws IOException {
        double held = held(data) / MIB;
        double before = read();
        long began = System.nanoTime();
        try (RegestaServer.Instance server =
                RegestaServer.start(Options.on(data).withPort(0))) {
            double millis = (System.nanoTime() - began) / 1e6;
            double read = (read() - before) / MIB;
            figures.put("startMs", millis);
            figures.put("startReadMiB", read);
            figures.put("heldMiB", held);
            out.printf(
                    Locale.ROOT,
                    "started again at %s in %.0f ms, read %.0f MiB of the %.0f that the house holds%n",
                    server.url(),
                    millis,
                    read,
                    held);
        }
    }

    /** Bytes that this process ever read, from whatever file or socket; 0 where the system does not count them. */
    private static double read() throws IOException {
        if (!Files.isReadable(IO)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(IO)) {
            return lines.filter(line -> line.startsWith(READ))
                    .mapToDouble(line -> Double.parseDouble(line.substring(READ.length())))
                    .findFirst()
                    .orElse(0);
        }
    }

    private static double held(Path data) throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
