package org.regesta.engine.eventlog;

import org.regesta.ports.TellsWhatToDo;

/**
 * The log takes no more events: a write or sync failed before, or it is being closed. What was asked was not
 * appended.
 */
public final class LogStopped extends RuntimeException implements TellsWhatToDo {
    private static final long serialVersionUID = 1L;

    LogStopped(String message) {
        super(message);
    }
}
