package org.regesta.saga.forgetting;

import org.regesta.ports.Vault;
import org.springframework.stereotype.Component;

/** Destroys the keys: what was sealed under them is gone from here on, wherever a copy of it stands. */
@Component
class KeysHolder implements Holder {

    private final Vault vault;

    KeysHolder(Vault vault) {
        this.vault = vault;
    }

    @Override
    public Turn turn() {
        return Turn.KEYS;
    }

    @Override
    public void forget(Erasure erasure) {
        erasure.keyRefs().forEach(vault::shred);
    }
}
