package org.regesta.engine.backup;

import org.regesta.ports.TellsWhatToDo;

/** A backup or a restore that cannot be done as asked. The message says why, which file it is, and what to do. */
public final class BackupRefused extends RuntimeException implements TellsWhatToDo {
    private static final long serialVersionUID = 1L;

    BackupRefused(String message) {
        super(message);
    }

    static BackupRefused damaged(Object file) {
        return new BackupRefused(
                "this backup is damaged: " + file + " is missing or not what was written there; take another backup");
    }
}
