package org.regesta.server.keys;

import org.regesta.engine.vault.FileVault;
import org.regesta.events.proposal.ProposalKind;
import org.regesta.saga.forgetting.Execution;
import org.regesta.saga.forgetting.Order;
import org.springframework.stereotype.Component;

/** Changes the house key once two officers decided so. The proposal's id names the new key: begun again, it goes on. */
@Component
final class RotateHouseKey implements Execution {

    private final FileVault vault;

    RotateHouseKey(FileVault vault) {
        this.vault = vault;
    }

    @Override
    public ProposalKind kind() {
        return ProposalKind.ROTATE_HOUSE_KEY;
    }

    @Override
    public void run(Order order) {
        vault.rotateHouseKey(order.proposal().proposalId());
    }
}
