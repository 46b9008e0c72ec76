package org.regesta.engine.vault;

import org.regesta.ports.TellsWhatToDo;

/** The vault, or the house's keystore, cannot be opened as it stands. The message says why and what to do. */
public final class VaultRefused extends RuntimeException implements TellsWhatToDo {
    private static final long serialVersionUID = 1L;

    VaultRefused(String message) {
        super(message);
    }

    VaultRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
