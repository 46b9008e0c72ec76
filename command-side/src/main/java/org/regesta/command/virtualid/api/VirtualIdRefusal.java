package org.regesta.command.virtualid.api;

/** Why a virtual id cannot be had. */
public enum VirtualIdRefusal {
    /** The number is bound to another: draw again. */
    TAKEN,
    /** This id was issued to someone else. */
    ALREADY_ISSUED,
    /** The person has as many of this policy as it allows, or the policy does not allow it. */
    TOO_MANY,
    /** No such virtual id, or none in the state asked for. */
    UNKNOWN,
    /** It was revoked, used up, expired, or another took its place. */
    ENDED,
    DEACTIVATED,
    REVOKED,
    EXPIRED,
    USED,
    INVALIDATED,
    /** Its identity is a draft. */
    DRAFT,
    /** The identity it is of is blocked. */
    IDENTITY_BLOCKED,
    /** The identity it is of is deactivated. */
    IDENTITY_DEACTIVATED,
    /** No free number was found. */
    NONE_LEFT
}
