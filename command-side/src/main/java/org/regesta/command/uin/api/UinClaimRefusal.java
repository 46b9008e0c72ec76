package org.regesta.command.uin.api;

/** Why a UIN cannot be had. */
public enum UinClaimRefusal {
    /** Reserved or bound by another: draw again. */
    TAKEN,
    /** Not reserved by this holder. */
    NOT_RESERVED,
    /** No free number was found. */
    NONE_LEFT,
    /** The claim is known by another name: look there. */
    MOVED,
    /** Claims still move to the newest key: it cannot be changed again yet. */
    KEY_CHANGING
}
