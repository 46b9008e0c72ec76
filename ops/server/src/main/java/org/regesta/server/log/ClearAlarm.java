package org.regesta.server.log;

import java.time.Instant;
import java.util.Optional;
import org.regesta.engine.notary.Alarm;
import org.regesta.engine.notary.BookNotary;
import org.regesta.engine.notary.Notary;
import org.regesta.events.proposal.ProposalEvent;
import org.regesta.events.proposal.ProposalKind;
import org.regesta.saga.forgetting.Execution;
import org.regesta.saga.forgetting.Order;
import org.springframework.stereotype.Component;

/** Clears the alarm that two officers looked into, and no later one. */
@Component
final class ClearAlarm implements Execution {

    private final Notary notary;

    ClearAlarm(Notary notary) {
        this.notary = notary;
    }

    @Override
    public ProposalKind kind() {
        return ProposalKind.CLEAR_ALARM;
    }

    @Override
    public void run(Order order) {
        String[] target = order.proposal().target().split("@", 2);
        BookNotary log = LogEndpoint.of(notary, target[0]);
        Optional<Alarm> standing = log.alarm();
        if (standing.isPresent() && Instant.ofEpochMilli(standing.get().since()).equals(Instant.parse(target[1]))) {
            String approver = ((ProposalEvent.Approved) order.approved().payload()).approver();
            log.clear(
                    order.proposal().proposer() + "," + approver,
                    "proposal " + order.proposal().proposalId());
        }
    }
}
