package org.regesta.engine.vault;

/** The key that wraps all others: in a PKCS#12 file by default, in an HSM where there is one. */
interface HouseKey {

    /** Wraps a key so that it can only be unwrapped under the same name. */
    byte[] wrap(String name, byte[] key);

    /** @throws VaultRefused when it was not wrapped by this key under this name */
    byte[] unwrap(String name, byte[] wrapped);
}
