package org.regesta.engine.vault;

/**
 * A key ring and the house key that wraps what hangs on it: whoever looks up a key and unwraps it takes both from one
 * of these, as they change together.
 */
record Standing(KeyRing ring, HouseKeyInUse house) {

    byte[] unwrap(String name, byte[] wrapped) {
        return house.key().unwrap(name, wrapped);
    }
}
