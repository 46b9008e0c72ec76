package org.regesta.cli;

import java.io.PrintStream;
import java.util.Locale;

/** Progress of long work on one line, with the time left, ten times a second at most; silent on short work. */
final class Progress {

    private static final long SHORT_NANOS = 500_000_000L;
    private static final long PAUSE_NANOS = 100_000_000L;

    private final PrintStream out;
    private final String what;
    private final long started = System.nanoTime();
    private long shown = started + SHORT_NANOS - PAUSE_NANOS;

    Progress(PrintStream out, String what) {
        this.out = out;
        this.what = what;
    }

    /** @param done of {@code of}, both in the same unit */
    void at(long done, long of) {
        long now = System.nanoTime();
        if (now - shown < PAUSE_NANOS && done != of || now - started < SHORT_NANOS) {
            return;
        }
        shown = now;
        double left = done == 0 ? 0 : (now - started) / 1e9 * (of - done) / done;
        out.printf(Locale.ROOT, "\r%s: %d of %d, %.0f s left ", what, done, of, left);
        if (done == of) {
            out.println();
        }
    }
}
