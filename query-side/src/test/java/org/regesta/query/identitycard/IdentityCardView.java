package org.regesta.query.identitycard;

import org.regesta.ports.Projection;
import org.regesta.query.Histories;

/** Gives this room's view to tests of all views. */
public final class IdentityCardView {

    private IdentityCardView() {}

    public static Projection.Factory of(Histories histories) {
        return new IdentityCardProjection(histories.ledger, new LookUpOpener(histories.vault));
    }
}
