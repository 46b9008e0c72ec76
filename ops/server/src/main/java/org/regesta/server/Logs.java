package org.regesta.server;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.FileAppender;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** What is said at length stands in the log file alone: the console gets sentences. */
public final class Logs {

    private static final String FAILURES = "org.regesta.failure";

    private Logs() {}

    /**
     * Writes a failure with its stack trace to the log file.
     *
     * @return the file; none while no log is open, and then nothing was written
     */
    public static Optional<Path> keep(Throwable failure) {
        Optional<FileAppender<ILoggingEvent>> file = file();
        if (file.isPresent()) {
            toFileAlone(FAILURES);
            LoggerFactory.getLogger(FAILURES).error("what was asked for failed", failure);
        }
        return file.map(open -> Path.of(open.getFile()));
    }

    /** Spring tells of a start that failed in hundreds of lines, and again as a report. */
    public static void keepSpringsStoriesOffTheConsole() {
        toFileAlone("org.springframework.boot");
        toFileAlone("org.apache.catalina");
        toFileAlone("io.axoniq.axonserver.connector"); // twice a second while a server is away
    }

    private static void toFileAlone(String name) {
        Logger logger = context().getLogger(name);
        file().ifPresent(open -> {
            logger.setAdditive(false);
            logger.addAppender(open);
        });
    }

    private static Optional<FileAppender<ILoggingEvent>> file() {
        Appender<ILoggingEvent> appender =
                context().getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).getAppender("FILE");
        return appender instanceof FileAppender<ILoggingEvent> open ? Optional.of(open) : Optional.empty();
    }

    private static LoggerContext context() {
        return (LoggerContext) LoggerFactory.getILoggerFactory();
    }
}
