package org.regesta.command.identity.api;

import org.regesta.events.Sealed;

/** Gives a number that was just made to whoever asked for it to be made. */
public interface OwnNumbers {

    /** @throws org.regesta.ports.Vault.KeyGone when the person was forgotten */
    String vid(Sealed sealed);
}
