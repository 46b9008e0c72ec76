package org.regesta.cli.verb;

import org.regesta.ports.TellsWhatToDo;

/** A verb that could not do its work, and why. */
public final class Failed extends RuntimeException implements TellsWhatToDo {

    private static final long serialVersionUID = 1L;

    public Failed(String why) {
        super(why);
    }
}
