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
    CRVS_DEATH_REVOKED,
    /** What is known of somebody changed, or was wrong: they prove by their fingers that they are who they say. */
    UPDATE,
    /** Somebody forgot their number: their fingers say who they are. */
    LOST,
    /** A resident changes what is known of them, proven to the resident's services. */
    RES_UPDATE,
    /** The civil registry recorded a birth. */
    CRVS_NEW,
    /** Somebody wants their card again. */
    RES_REPRINT,
    /** Better fingers for a registration that was asked for them. */
    BIOMETRIC_CORRECTION
}
