package org.regesta.events.registration;

/** How an adjudicator's claim on a case ended without a decision. */
public enum ClaimEnd {
    /** The claimer gave it back. */
    GIVEN_BACK,
    /** A supervisor took it from the claimer. */
    TAKEN_AWAY,
    /** Its time ran out. */
    RAN_OUT
}
