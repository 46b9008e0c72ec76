package org.regesta.saga.forgetting;

import org.regesta.command.identity.api.IdentityRefusal;
import org.regesta.command.identity.api.UpdatesTakenBack;
import org.regesta.events.proposal.ProposalKind;
import org.regesta.ports.Refusal;
import org.springframework.stereotype.Component;

/** Makes what an update changed what it was before. Of who was forgotten or merged meanwhile nothing is changed. */
@Component
class TakeBackUpdate implements Execution {

    private final UpdatesTakenBack updates;

    TakeBackUpdate(UpdatesTakenBack updates) {
        this.updates = updates;
    }

    @Override
    public ProposalKind kind() {
        return ProposalKind.TAKE_BACK_UPDATE;
    }

    @Override
    public void run(Order order) {
        String[] target = order.proposal().target().split("@", 2);
        try {
            updates.takeBack(target[0], target[1], order.proposal().proposalId(), order.by("take-back"));
        } catch (Refusal no) {
            if (no.code() != IdentityRefusal.MERGED && no.code() != IdentityRefusal.ERASED) {
                throw no;
            }
        }
    }
}
