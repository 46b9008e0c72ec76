package org.regesta.bench.eventlog;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.regesta.bench.Figures;
import org.regesta.bench.Machine;
import org.regesta.bench.Report;

/**
 * What came out.
 *
 * @param machine what it ran on
 * @param figures medians by name; a name says its unit last
 * @param ratios ours to the peer's: above 1 is in our favour
 */
public record Result(Map<String, Object> machine, Map<String, Double> figures, Map<String, Double> ratios) {

    static Result of(Figures measured, BenchOptions options) throws IOException {
        Map<String, Double> ratios = new TreeMap<>();
        for (int writers : EventLogBench.WRITERS) {
            String name = ".append" + writers + "PerSecond";
            ratios.put(
                    "append" + writers + "_vs_postgresql",
                    measured.median("regesta" + name) / measured.median("postgresql" + name));
        }
        for (int length : EventLogBench.STREAMS) {
            String name = ".load" + length + "Millis";
            ratios.put(
                    "load" + length + "_vs_postgresql",
                    measured.median("postgresql" + name) / measured.median("regesta" + name));
        }
        ratios.put(
                "replay_vs_postgresql",
                measured.median("regesta.replayPerSecond") / measured.median("postgresql.replayPerSecond"));
        ratios.put(
                "append1_vs_machine_syncs",
                measured.median("regesta.append1PerSecond") / measured.median("machineSyncsPerSecond"));
        return new Result(Machine.facts(options.folder()), measured.medians(), ratios);
    }

    void print(PrintStream out) {
        out.println();
        machine.forEach((fact, value) -> out.printf(Locale.ROOT, "%-12s %s%n", fact, value));
        out.printf(Locale.ROOT, "%n%-34s %12s %12s %8s%n", "", "regesta", "postgresql", "ratio");
        for (int writers : EventLogBench.WRITERS) {
            row(
                    out,
                    "appends a second, " + writers + " writers",
                    "append" + writers + "PerSecond",
                    "append" + writers + "_vs_postgresql");
        }
        for (int writers : EventLogBench.WRITERS) {
            row(out, "CPU us an append, " + writers + " writers", "append" + writers + "CpuMicros", "");
        }
        for (int length : EventLogBench.STREAMS) {
            row(
                    out,
                    "ms to load " + length + " events",
                    "load" + length + "Millis",
                    "load" + length + "_vs_postgresql");
        }
        row(out, "events a second through Axon", "replayPerSecond", "replay_vs_postgresql");
        out.printf(Locale.ROOT, "%-34s %12.1f%n", "events a second, raw", figures.get("rawReplayPerSecond"));
        out.printf(
                Locale.ROOT, "%-34s %12.1f%n", "the disk's own syncs a second", figures.get("machineSyncsPerSecond"));
    }

    private void row(PrintStream out, String what, String figure, String ratio) {
        Double times = ratios.get(ratio);
        out.printf(
                Locale.ROOT,
                "%-34s %12.1f %12.1f %8s%n",
                what,
                figures.get("regesta." + figure),
                figures.get("postgresql." + figure),
                times == null ? "" : String.format(Locale.ROOT, "%.2f", times));
    }

    void write(BenchOptions options) throws IOException {
        if (options.json().isPresent()) {
            new Report(machine, figures, ratios).write(options.json().get());
        }
        if (options.picture().isPresent()) {
            Report.write(options.picture().get(), Picture.svg(this));
        }
    }
}
