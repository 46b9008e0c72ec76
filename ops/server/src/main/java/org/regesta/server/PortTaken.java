package org.regesta.server;

import org.regesta.ports.TellsWhatToDo;
import org.springframework.boot.web.server.PortInUseException;

/** Another program listens where this one was to. */
public final class PortTaken extends RuntimeException implements TellsWhatToDo {
    private static final long serialVersionUID = 1L;

    PortTaken(int port, Throwable cause) {
        super("port " + port + " is taken by another program: stop that one, or choose another with --port", cause);
    }

    /** A start's failure in our words where the port was the cause, else as it is. */
    public static RuntimeException orAsItIs(RuntimeException startFailed) {
        for (Throwable cause = startFailed; cause != null; cause = cause.getCause()) {
            if (cause instanceof PortInUseException taken) {
                return new PortTaken(taken.getPort(), startFailed);
            }
        }
        return startFailed;
    }
}
