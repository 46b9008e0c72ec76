package org.regesta.query.adjudication;

import org.regesta.ports.Projection;
import org.regesta.query.Histories;

/** Gives this room's view to tests of all views. */
public final class AdjudicationView {

    private AdjudicationView() {}

    public static Projection.Factory of(Histories histories) {
        return new AdjudicationProjection(histories.ledger);
    }
}
