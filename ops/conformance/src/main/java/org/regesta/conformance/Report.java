package org.regesta.conformance;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.regesta.conformance.Result.Outcome;

/** The results counted, for the whole and for each API of each module. */
public final class Report {

    private final List<Result> results;
    private final List<Suite.Broken> broken;

    Report(List<Result> results, List<Suite.Broken> broken) {
        this.results = List.copyOf(results);
        this.broken = List.copyOf(broken);
    }

    /** How many of what. */
    public record Count(int passed, int failed, int notRunnable) {

        Count and(Outcome outcome) {
            return switch (outcome) {
                case PASSED -> new Count(passed + 1, failed, notRunnable);
                case FAILED -> new Count(passed, failed + 1, notRunnable);
                case NOT_RUNNABLE -> new Count(passed, failed, notRunnable + 1);
            };
        }

        public int all() {
            return passed + failed + notRunnable;
        }

        /** Per cent of all that passed. */
        public double rate() {
            return all() == 0 ? 0 : 100.0 * passed / all();
        }
    }

    public Count total() {
        return count(results);
    }

    /** By module: {@code ida}, {@code idRepository}. */
    public Map<String, Count> modules() {
        Map<String, Count> counts = new TreeMap<>();
        for (Result each : results) {
            counts.merge(each.of().module(), new Count(0, 0, 0).and(each.outcome()), Report::sum);
        }
        return counts;
    }

    /** By module and API: {@code ida/DemoAuth}. */
    public Map<String, Count> apis() {
        Map<String, Count> counts = new TreeMap<>();
        for (Result each : results) {
            counts.merge(
                    each.of().module() + "/" + each.of().api(), new Count(0, 0, 0).and(each.outcome()), Report::sum);
        }
        return counts;
    }

    List<Result> results() {
        return results;
    }

    List<Suite.Broken> broken() {
        return broken;
    }

    private static Count sum(Count one, Count other) {
        return new Count(
                one.passed() + other.passed(), one.failed() + other.failed(), one.notRunnable() + other.notRunnable());
    }

    private static Count count(List<Result> results) {
        Count count = new Count(0, 0, 0);
        for (Result each : results) {
            count = count.and(each.outcome());
        }
        return count;
    }

    /** For a terminal: what failed and what was not run, then the table. */
    public String text() {
        return ReportText.of(this);
    }

    /** {@code passed}, {@code failed}, {@code notRunnable}; the same by API; every case that did not pass. */
    public String json() {
        return ReportJson.of(this);
    }

    /** A page for people. */
    public String html() {
        return ReportHtml.of(this);
    }
}
