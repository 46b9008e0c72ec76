package org.regesta.server;

import org.regesta.ports.TellsWhatToDo;

/** Another program listens where this one was to. */
public final class PortTaken extends RuntimeException implements TellsWhatToDo {
    private static final long serialVersionUID = 1L;

    PortTaken(int port, Throwable cause) {
        super("port " + port + " is taken by another program: stop that one, or choose another with --port", cause);
    }
}
