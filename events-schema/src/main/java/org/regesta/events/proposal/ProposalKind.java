package org.regesta.events.proposal;

/** What needs four eyes. */
public enum ProposalKind {
    /** A person's keys are destroyed, and what the house derived of the person is deleted. */
    ERASE_PERSON
}
