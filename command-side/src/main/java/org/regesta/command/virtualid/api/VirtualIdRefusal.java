package org.regesta.command.virtualid.api;

/** Why a virtual id cannot be had. */
public enum VirtualIdRefusal {
    /** The number is bound to another: draw again. */
    TAKEN,
    /** This id was issued to someone else. */
    ALREADY_ISSUED,
    /** The person has as many of this policy as it allows. */
    TOO_MANY
}
