package org.regesta.events.registration;

/** Why a registration that became nobody's identity is kept no longer. */
public enum RetentionGround {
    /** It was rejected, and the time in which that can be contested is over. */
    REJECTED,
    /** Its packet was announced and never came. */
    NEVER_CAME,
    /** Its packet came, and nothing was heard of it for so long that nobody waits for it any more. */
    UNFINISHED
}
