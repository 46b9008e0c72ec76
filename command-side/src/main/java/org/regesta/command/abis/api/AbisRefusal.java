package org.regesta.command.abis.api;

/** Why a reference is not taken or not given up. */
public enum AbisRefusal {
    /** It stands. */
    ALREADY_INSERTED,
    /** It does not stand. */
    UNKNOWN
}
