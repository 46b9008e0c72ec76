package org.regesta.events.disclosure;

/** On what ground opened attributes are handed to someone outside, as evidence. */
public enum DisclosureGround {
    COURT_ORDER,
    /** A prosecutor or the police, as the law of criminal procedure lets them. */
    CRIMINAL_INVESTIGATION,
    /** A data-protection or other supervisory authority. */
    SUPERVISION,
    /** Any other law that the house is under demands it. */
    LEGAL_OBLIGATION,
    /** The person asked for their own data. */
    ACCESS_REQUEST,
    /** The person agreed. */
    CONSENT
}
