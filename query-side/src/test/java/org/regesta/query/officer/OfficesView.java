package org.regesta.query.officer;

import org.regesta.ports.Projection;
import org.regesta.query.Histories;

/** Gives this room's view to tests of all views. */
public final class OfficesView {

    private OfficesView() {}

    public static Projection.Factory of(Histories histories) {
        return new OfficesProjection(histories.ledger);
    }
}
