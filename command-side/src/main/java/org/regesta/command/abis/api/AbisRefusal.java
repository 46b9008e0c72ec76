package org.regesta.command.abis.api;

/** Why a reference is not taken or not given up, or nothing is shared. */
public enum AbisRefusal {
    /** It stands. */
    ALREADY_INSERTED,
    /** It does not stand. */
    UNKNOWN,
    /** There is no such share, it ended, or it was fetched as often as it may be. */
    SHARE_ENDED
}
