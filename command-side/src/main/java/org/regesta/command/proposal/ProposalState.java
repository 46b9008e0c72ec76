package org.regesta.command.proposal;

import org.regesta.events.proposal.ProposalEvent.Proposed;

/** Where a proposal stands. */
sealed interface ProposalState {

    record None() implements ProposalState {}

    record Open(Proposed as) implements ProposalState {}

    record Approved(Proposed as, String approver) implements ProposalState {}

    /** Refused by an officer, or by nobody in time. */
    record Closed(Proposed as, String officer) implements ProposalState {}

    record Executed(Proposed as, String approver) implements ProposalState {}
}
