package org.regesta.query.masterdata;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.regesta.events.masterdata.CentreEvent;
import org.regesta.query.delivery.Fold;

/** A centre; whom to ask there stays sealed in the ledger. */
record CentreCard(String centreId, Map<String, String> names, Map<String, String> details) {

    static final Fold<CentreCard> FOLD = (before, event) -> after(before, (CentreEvent) event.payload());

    private static CentreCard after(@Nullable CentreCard before, CentreEvent event) {
        return switch (event) {
            case CentreEvent.Opened e -> new CentreCard(e.centreId(), e.names(), e.details());
            case CentreEvent.Decommissioned e ->
                new CentreCard(
                        e.centreId(), Objects.requireNonNull(before).names(), Columns.decommissioned(before.details()));
        };
    }
}
