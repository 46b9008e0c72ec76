package org.regesta.query.masterdata;

import org.regesta.ports.Projection;
import org.regesta.query.Histories;

/** Gives this room's view to tests of all views. */
public final class MasterDataView {

    private MasterDataView() {}

    public static Projection.Factory of(Histories histories) {
        return new MasterDataProjection(histories.ledger);
    }
}
