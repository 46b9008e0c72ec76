package org.regesta.server.web;

import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;

/** Logs a bug by where it happened: messages may hold what a caller sent, so only classes and lines are written. */
final class Unexpected {

    private static final int DEPTH = 12;

    private Unexpected() {}

    static void log(Logger log, Throwable thrown, HttpServletRequest request) {
        log.error("unexpected, correlation {}: {}", Correlation.of(request), trace(thrown));
    }

    static String trace(Throwable thrown) {
        StringBuilder text = new StringBuilder();
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            text.append(cause.getClass().getName());
            StackTraceElement[] frames = cause.getStackTrace();
            for (int i = 0; i < Math.min(frames.length, DEPTH); i++) {
                text.append("\n    at ").append(frames[i]);
            }
            text.append(cause.getCause() == null ? "" : "\n  caused by ");
        }
        return text.toString();
    }
}
