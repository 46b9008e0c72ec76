package org.regesta.saga.forgetting;

/** What a stage remembers of people to compare others with. */
public interface Memory {

    /** Lets go of everybody who left up to a position of the registry, at once and not with the next comparison. */
    void letGo(long position);
}
