package org.regesta.query.audit;

import org.regesta.ports.Projection;
import org.regesta.query.Histories;

/** Gives this room's view to tests of all views. */
public final class AuditView {

    private AuditView() {}

    public static Projection.Factory of(Histories histories) {
        return new AuditProjection(histories.ledger);
    }
}
