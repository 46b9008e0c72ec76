package org.regesta.events.proposal;

/** On what ground something is proposed. Those of an erasure follow Article 17 (1) and (3) of the GDPR. */
public enum LegalGround {
    /** The purpose for which the data was collected is fulfilled. */
    NO_LONGER_NEEDED,
    CONSENT_WITHDRAWN,
    /** The person objected, and nothing overrides that. */
    OBJECTION,
    UNLAWFULLY_PROCESSED,
    /** A law that the house is under demands it. */
    LEGAL_OBLIGATION,
    COURT_ORDER,
    /** A key was in use as long as it should be. */
    KEY_LIFETIME_OVER,
    /** A key may be known to whom it is none of their business. */
    KEY_EXPOSED,
    /** The cause of an alarm is known and gone. */
    CAUSE_FOUND,
    /** Two identities are one person's. */
    SAME_PERSON,
    /** Two identities are two people's. */
    DIFFERENT_PEOPLE,
    /** Somebody pretended to be who they are not. */
    FRAUD,
    /** What was recorded of somebody is not so. */
    INACCURATE
}
