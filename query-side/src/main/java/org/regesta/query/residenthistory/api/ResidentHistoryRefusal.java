package org.regesta.query.residenthistory.api;

/** Why a history is not given. */
public enum ResidentHistoryRefusal {
    /** Nothing is known of such a subject. */
    UNKNOWN,
    /** This person's history has no such line. */
    LINE_UNKNOWN,
    /** The person was forgotten. */
    ERASED
}
