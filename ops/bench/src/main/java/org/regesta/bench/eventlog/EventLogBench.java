package org.regesta.bench.eventlog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.regesta.bench.Figures;

/** {@code ./regesta bench eventlog}: appends, loads and replays beside PostgreSQL, the two taking turns. */
public final class EventLogBench {

    static final List<Integer> WRITERS = List.of(1, 8, 32, 256);
    static final List<Integer> STREAMS = List.of(20, 200, 2000);

    private static final int BULK = 500;

    private final BenchOptions options;
    private final Figures figures = new Figures();

    private EventLogBench(BenchOptions options) {
        this.options = options;
    }

    /**
     * Measures, prints, and writes what the options ask for; leaves nothing behind in the folder.
     *
     * @throws IOException when the folder or an output file cannot be written
     */
    public static Result run(BenchOptions options) throws IOException, InterruptedException {
        Files.createDirectories(options.folder());
        EventLogBench bench = new EventLogBench(options);
        Path regesta = options.folder().resolve("regesta");
        Path postgres = Files.createDirectories(options.folder().resolve("postgresql"));
        try (RegestaPeer ours = new RegestaPeer(regesta);
                PostgresPeer theirs = new PostgresPeer(postgres)) {
            bench.prepare(ours);
            bench.prepare(theirs);
            for (int round = 1; round <= options.rounds(); round++) {
                options.out().println("round " + round + " of " + options.rounds());
                bench.round(round, round % 2 == 1 ? List.of(ours, theirs) : List.of(theirs, ours), ours);
            }
        } finally {
            remove(regesta);
            remove(postgres);
        }
        Result result = Result.of(bench.figures, options);
        result.print(options.out());
        result.write(options);
        return result;
    }

    /** Streams to load, and enough events to replay; and everything has run once before it is measured. */
    private void prepare(Peer peer) throws InterruptedException {
        options.out().println("filling " + peer.name() + " with " + options.events() + " events");
        for (int length : STREAMS) {
            fill(peer, "centre:load" + length, length);
        }
        for (int filled = 0, s = 0; filled < options.events(); filled += BULK, s++) {
            fill(peer, "centre:fill" + s, BULK);
        }
        Measures.append(peer, "warm", 32, options.each());
    }

    private static void fill(Peer peer, String stream, int events) {
        for (int from = 0; from < events; from += BULK) {
            peer.store().publish(Sample.events(stream, from, Math.min(BULK, events - from)));
        }
    }

    private void round(int round, List<Peer> turns, RegestaPeer ours) throws IOException, InterruptedException {
        figures.add("machineSyncsPerSecond", Measures.syncs(options.folder(), options.each()));
        for (int writers : WRITERS) {
            for (Peer peer : turns) {
                var appended = Measures.append(peer, "round" + round, writers, options.each());
                figures.add(peer.name() + ".append" + writers + "PerSecond", appended.perSecond());
                figures.add(peer.name() + ".append" + writers + "CpuMicros", appended.cpuMicrosEach());
            }
        }
        for (int length : STREAMS) {
            for (Peer peer : turns) {
                figures.add(
                        peer.name() + ".load" + length + "Millis",
                        Measures.load(peer.store(), "centre:load" + length, Math.max(3, 2000 / length)));
            }
        }
        for (Peer peer : turns) {
            figures.add(peer.name() + ".replayPerSecond", Measures.replay(peer.store(), options.events()));
        }
        figures.add("rawReplayPerSecond", Measures.replayRaw(ours.engine()));
    }

    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
