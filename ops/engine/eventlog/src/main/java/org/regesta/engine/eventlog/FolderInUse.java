package org.regesta.engine.eventlog;

import java.nio.file.Path;
import org.regesta.ports.TellsWhatToDo;

/** Another process, or another part of this one, works in the folder. */
public final class FolderInUse extends RuntimeException implements TellsWhatToDo {
    private static final long serialVersionUID = 1L;

    FolderInUse(Path folder, String holder) {
        super("the folder " + folder + " is in use by " + holder
                + ": stop that one first, or choose another folder with --data");
    }
}
