package org.regesta.query.registrationstatus;

import org.regesta.ports.Projection;
import org.regesta.query.Histories;

/** Gives this room's view to tests of all views. */
public final class RegistrationStatusView {

    private RegistrationStatusView() {}

    public static Projection.Factory of(Histories histories) {
        return new RegistrationStatusProjection(histories.ledger);
    }
}
