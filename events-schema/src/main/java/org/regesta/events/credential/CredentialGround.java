package org.regesta.events.credential;

/** Why somebody is to get a credential. */
public enum CredentialGround {
    /** They became known. */
    ISSUED,
    /** What stands on it changed. */
    CHANGED,
    /** They lost the number, and with it the card. */
    LOST,
    /** They want it again. */
    REPRINT
}
