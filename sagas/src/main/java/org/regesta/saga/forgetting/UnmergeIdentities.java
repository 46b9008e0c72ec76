package org.regesta.saga.forgetting;

import org.regesta.command.identity.api.IdentityCommand;
import org.regesta.events.proposal.ProposalKind;
import org.regesta.ports.Commands;
import org.springframework.stereotype.Component;

/** Makes two people of one again: the second lives with the numbers it had, then the other is told. */
@Component
class UnmergeIdentities implements Execution {

    private final Commands commands;

    UnmergeIdentities(Commands commands) {
        this.commands = commands;
    }

    @Override
    public ProposalKind kind() {
        return ProposalKind.UNMERGE_IDENTITIES;
    }

    @Override
    public void run(Order order) {
        String[] pair = order.proposal().target().split(">", 2);
        String id = order.proposal().proposalId();
        MergeIdentities.isDone(commands, order, "unmerge", new IdentityCommand.Unmerge(pair[0], pair[1], id));
        MergeIdentities.isDone(commands, order, "separate", new IdentityCommand.Separate(pair[1], pair[0], id));
    }
}
