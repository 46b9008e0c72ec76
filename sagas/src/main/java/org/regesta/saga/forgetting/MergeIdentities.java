package org.regesta.saga.forgetting;

import org.regesta.command.identity.api.IdentityCommand;
import org.regesta.command.identity.api.IdentityRefusal;
import org.regesta.events.Meta;
import org.regesta.events.proposal.ProposalKind;
import org.regesta.ports.Commands;
import org.regesta.ports.Refusal;
import org.springframework.stereotype.Component;

/**
 * Makes two identities one person's: the one that stands is told first, so that no second one is ever without it.
 * Should they turn out not to be mergeable any more, because one of them was forgotten or merged otherwise meanwhile,
 * the one that stands is told that too.
 */
@Component
class MergeIdentities implements Execution {

    private final Commands commands;

    MergeIdentities(Commands commands) {
        this.commands = commands;
    }

    @Override
    public ProposalKind kind() {
        return ProposalKind.MERGE_IDENTITIES;
    }

    @Override
    public void run(Order order) {
        String[] pair = order.proposal().target().split(">", 2);
        String id = order.proposal().proposalId();
        if (!isDone(order, "absorb", new IdentityCommand.Absorb(pair[1], pair[0], id))) {
            return;
        }
        if (!isDone(order, "merge", new IdentityCommand.Merge(pair[0], pair[1], id))) {
            isDone(order, "not-merged", new IdentityCommand.Separate(pair[1], pair[0], id));
        }
    }

    private boolean isDone(Order order, String step, IdentityCommand command) {
        return isDone(commands, order, step, command);
    }

    /** False when the rules say that it can never be. */
    static boolean isDone(Commands commands, Order order, String step, IdentityCommand command) {
        try {
            commands.send(command, order.by(step).with(Meta.SUBJECT, command.subject()));
            return true;
        } catch (Refusal no) {
            if (no.code() != IdentityRefusal.MERGED
                    && no.code() != IdentityRefusal.ERASED
                    && no.code() != IdentityRefusal.UNKNOWN) {
                throw no;
            }
            return false;
        }
    }
}
