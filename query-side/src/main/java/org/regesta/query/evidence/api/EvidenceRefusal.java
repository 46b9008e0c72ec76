package org.regesta.query.evidence.api;

/** Why a bundle is not made. */
public enum EvidenceRefusal {
    /** Nothing was ever recorded about such a person or registration, or by such an officer. */
    UNKNOWN,
    /** Something was, but not in the period. */
    NOTHING_IN_PERIOD,
    /** The period ends before it begins. */
    PERIOD_REVERSED,
    /** More events than one bundle holds. */
    TOO_LARGE,
    /** The view that finds the events has not come level with the books. */
    BEHIND,
    /** Attributes are opened for one person or one registration, never for all whom an officer served. */
    ONE_PERSON_ONLY,
    /** The recipient is neither a certificate nor a public key that can be read. */
    RECIPIENT_UNREADABLE,
    /** The recipient's certificate is not valid now. */
    RECIPIENT_NOT_VALID_NOW,
    /** Nothing can be encrypted to the recipient's key, or it is too weak. */
    RECIPIENT_KEY,
    /** No event of the bundle holds one of the attributes that were asked for. */
    NOTHING_TO_OPEN,
    /** All that was asked to be opened was forgotten; the events alone are still proven. */
    ERASED
}
