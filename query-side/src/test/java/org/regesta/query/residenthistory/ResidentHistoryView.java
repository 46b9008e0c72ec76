package org.regesta.query.residenthistory;

import org.regesta.ports.Projection;
import org.regesta.query.Histories;

/** Gives this room's view to tests of all views. */
public final class ResidentHistoryView {

    private ResidentHistoryView() {}

    public static Projection.Factory of(Histories histories) {
        return new ResidentHistoryProjection(histories.ledger);
    }
}
