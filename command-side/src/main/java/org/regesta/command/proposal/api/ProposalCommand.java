package org.regesta.command.proposal.api;

import java.time.Instant;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.regesta.events.proposal.LegalGround;
import org.regesta.events.proposal.ProposalKind;

/** What can be asked of a proposal. Who asks stands in the command's attribution, never in the command. */
public sealed interface ProposalCommand {

    String proposalId();

    @TargetAggregateIdentifier
    default String stream() {
        return "proposal:" + proposalId();
    }

    /** The same again by the same officer changes nothing. */
    record Propose(String proposalId, ProposalKind kind, String target, LegalGround ground, Instant expires)
            implements ProposalCommand {}

    /**
     * @param shared officers who have had a hand in both the proposer's and the approver's office: there must be none,
     *     or one person could be both
     */
    record Approve(String proposalId, Instant now, Set<String> shared) implements ProposalCommand {}

    /** By another officer, or by the proposer who takes it back. */
    record Refuse(String proposalId, Instant now) implements ProposalCommand {}

    /** Changes nothing unless it is open and its time is over. */
    record Expire(String proposalId, Instant now) implements ProposalCommand {}

    /** All that an approved proposal asked for is done. */
    record RecordExecution(String proposalId) implements ProposalCommand {}
}
