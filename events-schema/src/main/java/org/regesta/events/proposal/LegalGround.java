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
    COURT_ORDER
}
