package org.regesta.saga.forgetting;

/** What holds something of a registration outside the house. */
public interface Elsewhere {

    /** Has it taken out. Done before, it changes nothing; until it is done, this throws, and is asked again later. */
    void forget(String registrationId);
}
