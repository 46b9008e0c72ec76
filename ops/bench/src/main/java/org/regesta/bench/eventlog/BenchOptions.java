package org.regesta.bench.eventlog;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What to measure and where to put it.
 *
 * @param folder where both engines keep their data, on the disk that is meant; made and emptied by the bench
 * @param rounds each figure is the median of so many, the engines taking turns
 * @param each how long one append measurement takes
 * @param events in the log before it is replayed
 * @param json where the figures go as JSON, {@code picture} as SVG
 * @param out where the table is printed
 */
public record BenchOptions(
        Path folder,
        int rounds,
        Duration each,
        int events,
        Optional<Path> json,
        Optional<Path> picture,
        PrintStream out) {

    /** Median of five rounds of a second and a half, 200,000 events: some three minutes on two cores. */
    public static BenchOptions usual(Path folder, PrintStream out) {
        return new BenchOptions(folder, 5, Duration.ofMillis(1500), 200_000, Optional.empty(), Optional.empty(), out);
    }

    public BenchOptions writing(Optional<Path> jsonFile, Optional<Path> pictureFile) {
        return new BenchOptions(folder, rounds, each, events, jsonFile, pictureFile, out);
    }
}
