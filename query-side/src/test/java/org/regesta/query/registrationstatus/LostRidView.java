package org.regesta.query.registrationstatus;

import org.regesta.ports.Projection;
import org.regesta.query.Histories;

/** Gives this room's view to tests of all views. */
public final class LostRidView {

    private LostRidView() {}

    public static Projection.Factory of(Histories histories) {
        return new LostRidProjection(histories.ledger, new LostRidOpener(histories.vault));
    }
}
