package org.regesta.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.regesta.ports.TellsWhatToDo;
import org.regesta.server.Logs;

/** What the console hears when a verb fails: one sentence. Where the trace is needed, it stands in a file. */
final class Failures {

    private Failures() {}

    /** What was wrong and what to do, in one line. */
    static String words(Throwable failure) {
        return told(failure).orElseGet(() -> unexpected(failure));
    }

    private static Optional<String> told(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TellsWhatToDo) {
                return Optional.of(String.valueOf(cause.getMessage()));
            }
        }
        return Optional.empty();
    }

    private static String unexpected(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage();
        String why = message == null ? "" : ": " + message.lines().findFirst().orElse("");
        return "this was not expected (" + root.getClass().getSimpleName() + why + "); "
                + written(failure).map(file -> "the trace is in " + file).orElse("its trace could not be written")
                + ": please report it";
    }

    private static Optional<Path> written(Throwable failure) {
        Optional<Path> log = Logs.keep(failure);
        return log.isPresent() ? log : writtenBeside(failure);
    }

    /** A verb that opens no data folder has no log. */
    private static Optional<Path> writtenBeside(Throwable failure) {
        try {
            Path file = Files.createTempFile("regesta-", ".log");
            try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
                failure.printStackTrace(out);
            }
            return Optional.of(file);
        } catch (IOException noRoom) {
            return Optional.empty();
        }
    }
}
