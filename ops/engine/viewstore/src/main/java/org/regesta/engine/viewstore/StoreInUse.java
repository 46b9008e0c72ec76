package org.regesta.engine.viewstore;

import java.nio.file.Path;
import org.regesta.ports.TellsWhatToDo;

/** Another process has the folder open. */
public final class StoreInUse extends RuntimeException implements TellsWhatToDo {
    private static final long serialVersionUID = 1L;

    StoreInUse(Path folder, Throwable cause) {
        super(
                "the views in " + folder + " are in use by another process: stop it first, or use another data folder",
                cause);
    }
}
