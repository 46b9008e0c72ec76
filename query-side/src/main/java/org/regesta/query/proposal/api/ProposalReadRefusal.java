package org.regesta.query.proposal.api;

/** Why a proposal is not shown. */
public enum ProposalReadRefusal {
    UNKNOWN
}
