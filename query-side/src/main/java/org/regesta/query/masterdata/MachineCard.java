package org.regesta.query.masterdata;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.regesta.events.masterdata.MachineEvent;
import org.regesta.query.delivery.Fold;

/** A registration machine. */
record MachineCard(
        String machineId,
        String name,
        String centreId,
        String publicKey,
        String signPublicKey,
        Map<String, String> details) {

    static final Fold<MachineCard> FOLD = (before, event) -> after(before, (MachineEvent) event.payload());

    private static MachineCard after(@Nullable MachineCard before, MachineEvent event) {
        return switch (event) {
            case MachineEvent.Registered e ->
                new MachineCard(e.machineId(), e.name(), e.centreId(), e.publicKey(), e.signPublicKey(), e.details());
            case MachineEvent.Changed e ->
                new MachineCard(e.machineId(), e.name(), e.centreId(), e.publicKey(), e.signPublicKey(), e.details());
            case MachineEvent.Decommissioned e -> Objects.requireNonNull(before).decommissioned();
        };
    }

    private MachineCard decommissioned() {
        return new MachineCard(machineId, name, centreId, publicKey, signPublicKey, Columns.decommissioned(details));
    }
}
