package org.regesta.events.registration;

/** Why what was decided is looked at again. */
public enum ReopeningGround {
    /** The person, or somebody for them, says that the decision is wrong. */
    APPEAL,
    /** Something came to light that the adjudicator did not know. */
    NEW_EVIDENCE,
    /** A court, or an authority above the house, orders it. */
    COURT_ORDER,
    /** Whoever decided should not have, or did not look. */
    MISCONDUCT,
    /** The earlier registration for whose sake it was refused came to nothing itself. */
    EARLIER_ONE_VOID
}
