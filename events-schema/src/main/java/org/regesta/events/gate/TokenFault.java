package org.regesta.events.gate;

/** Why a token does not hold. */
public enum TokenFault {
    /** It cannot be read, or this house's key did not sign it. */
    NOT_OURS,
    /** Its time is over or has not come, or it names no end. */
    NOT_NOW,
    /** It is of another house, or for another use. */
    NOT_FOR_THIS,
    /** Its holder signed out, was disabled, or acts under another mandate by now. */
    ENDED,
    /** A machine's own assertion of who it is. */
    ASSERTION
}
