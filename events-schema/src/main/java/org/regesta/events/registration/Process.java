package org.regesta.events.registration;

/** Why a packet was made. What each goes through is the table of routes. */
public enum Process {
    /** Somebody becomes known. */
    NEW,
    /** A deactivated identity is to live again. */
    ACTIVATED,
    /** An identity is to rest by a decision that is meant to last. */
    DEACTIVATED,
    /** The civil registry recorded the person's death. */
    CRVS_DEATH,
    /** The civil registry took a death back. */
    CRVS_DEATH_REVOKED
}
