package org.regesta.query.proposal;

import org.regesta.ports.Projection;
import org.regesta.query.Histories;

/** Gives this room's view to tests of all views. */
public final class ProposalView {

    private ProposalView() {}

    public static Projection.Factory of(Histories histories) {
        return new ProposalProjection(histories.ledger);
    }
}
