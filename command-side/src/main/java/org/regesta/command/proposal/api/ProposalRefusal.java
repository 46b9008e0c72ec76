package org.regesta.command.proposal.api;

/** Why a proposal's rule says no. */
public enum ProposalRefusal {
    UNKNOWN,
    /** Something else was proposed under this id. */
    ALREADY_PROPOSED,
    /** No such person, or none any more. */
    TARGET_UNKNOWN,
    /** The officer's role neither proposes nor decides this. */
    NOT_IN_THIS_ROLE,
    /** Whoever proposed it cannot approve it. */
    OWN_PROPOSAL,
    /** One officer had a hand in the offices of both, who may so be one person. */
    NOT_INDEPENDENT,
    EXPIRED,
    /** It was approved, refused or carried out before. */
    ALREADY_DECIDED,
    NOT_APPROVED
}
