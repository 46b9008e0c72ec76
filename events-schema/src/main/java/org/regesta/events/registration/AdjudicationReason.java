package org.regesta.events.registration;

/** Why a human must look. */
public enum AdjudicationReason {
    FINGERS_MATCH,
    DEMOGRAPHICS_MATCH,
    /** A candidate of lower rank could not be loaded: never passed over in silence. */
    CANDIDATE_UNREADABLE,
    /** A candidate of lower rank stayed undecided beyond the deadline. */
    CANDIDATE_UNDECIDED,
    /** Nothing is enrolled of the person that a packet names, or they have nothing to show: are they that person? */
    NOTHING_TO_AUTHENTICATE_BY,
    /** Several people are like the one who forgot their number, or only papers say who it is: who of them is it? */
    IDENTITY_UNSURE,
    /** It was taken for somebody who was found to be this candidate. */
    TAKEN_FOR_THE_SAME
}
