package org.regesta.events.registration;

/** Why a human must look. */
public enum AdjudicationReason {
    FINGERS_MATCH,
    DEMOGRAPHICS_MATCH,
    /** A candidate of lower rank could not be loaded: never passed over in silence. */
    CANDIDATE_UNREADABLE,
    /** A candidate of lower rank stayed undecided beyond the deadline. */
    CANDIDATE_UNDECIDED
}
