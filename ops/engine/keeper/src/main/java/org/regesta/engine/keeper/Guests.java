package org.regesta.engine.keeper;

import java.security.PublicKey;

/** Who may come in. Asked at every call, so that who is shut out is out at once. */
@FunctionalInterface
public interface Guests {

    /**
     * @param id by which the guest calls itself
     * @param key which it has shown to have the private half of
     */
    boolean admits(String id, PublicKey key);
}
