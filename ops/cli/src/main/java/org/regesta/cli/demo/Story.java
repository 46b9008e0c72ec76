package org.regesta.cli.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Tells what happens in plain lines, with progress on long steps and a table of counts and times at the end. */
final class Story {

    private record Row(String what, long count, Duration took) {}

    private final PrintStream out;
    private final List<Row> rows = new ArrayList<>();
    private final long started = System.nanoTime();

    Story(PrintStream out) {
        this.out = out;
    }

    void say(String line) {
        out.println(line);
    }

    /** A chapter: says its title, does it, and keeps its count and time for the table. */
    <T> T chapter(String title, long count, Callable<T> work) throws Exception {
        out.println();
        out.println("== " + title);
        long from = System.nanoTime();
        T result = work.call();
        rows.add(new Row(title, count, Duration.ofNanos(System.nanoTime() - from)));
        return result;
    }

    /** Progress on one line, at every tenth and at the end. */
    void progress(String what, long done, long of) {
        if (done == of || done % Math.max(1, of / 10) == 0) {
            out.printf(Locale.ROOT, "   %s %d of %d%n", what, done, of);
        }
    }

    void table() {
        out.println();
        out.printf("%-62s %6s %9s%n", "what", "count", "seconds");
        for (Row row : rows) {
            out.printf(
                    Locale.ROOT,
                    "%-62s %6d %9.1f%n",
                    row.what(),
                    row.count(),
                    row.took().toMillis() / 1000.0);
        }
        out.printf(Locale.ROOT, "%-62s %6s %9.1f%n", "all", "", (System.nanoTime() - started) / 1_000_000_000.0);
    }
}
