package org.regesta.engine.vault;

import java.io.IOException;
import java.util.Map;

/**
 * Where the house key is kept: one key, and a second beside it while the vault passes from the one to the other. Which
 * of two is the right one, the log says.
 */
interface HouseKeyStore {

    /** The first house key of a vault. */
    String FIRST = "house";

    /** By name; at least one. */
    Map<String, HouseKey> keys();

    /** Makes another; durable when it returns. Made before under that name, it is that one. */
    HouseKey make(String name) throws IOException;

    /** Destroys all but one; durable when it returns. */
    void keepOnly(String name) throws IOException;

    /** A vault was opened that this one wraps: destroys what lies beside it and is this folder's alone. */
    default void settleOn(String name) throws IOException {
        keepOnly(name);
    }

    /** Signs out, where one is signed in. */
    default void close() {}

    /** The name of the key that a rotation makes. */
    static String named(String rotation) {
        return FIRST + "-" + rotation;
    }
}
