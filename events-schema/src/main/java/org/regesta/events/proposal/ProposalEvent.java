package org.regesta.events.proposal;

import java.time.Instant;

/** What one officer proposes and another decides. Stream {@code proposal:<proposalId>}, an id without meaning. */
public sealed interface ProposalEvent {

    String proposalId();

    /**
     * @param target what it is about: a subject id, {@code house}, or a book and an instant
     * @param proposer the officer: whoever approves is another
     * @param expires nobody can approve it from here on
     */
    record Proposed(
            String proposalId, ProposalKind kind, String target, LegalGround ground, String proposer, Instant expires)
            implements ProposalEvent {}

    /** From here on it is carried out, whatever happens. */
    record Approved(String proposalId, String approver) implements ProposalEvent {}

    /** Turned down by another officer, or taken back by the proposer. */
    record Refused(String proposalId, String officer) implements ProposalEvent {}

    /** Nobody decided in time. */
    record Expired(String proposalId) implements ProposalEvent {}

    /** All that it asked for is done. */
    record Executed(String proposalId) implements ProposalEvent {}
}
