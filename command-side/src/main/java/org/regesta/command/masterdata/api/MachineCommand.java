package org.regesta.command.masterdata.api;

import java.util.Map;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What can be asked of a registration machine. */
public sealed interface MachineCommand {

    String machineId();

    @TargetAggregateIdentifier
    default String stream() {
        return "machine:" + machineId();
    }

    /**
     * @param centreId empty while it stands at no centre
     * @param details MOSIP's other columns by their wire names
     */
    record Register(
            String machineId,
            String name,
            String centreId,
            String publicKey,
            String signPublicKey,
            Map<String, String> details)
            implements MachineCommand {}

    /** What it is from now on, all of it; the same as before changes nothing. */
    record Change(
            String machineId,
            String name,
            String centreId,
            String publicKey,
            String signPublicKey,
            Map<String, String> details)
            implements MachineCommand {}

    /** Gives it up for good; again, nothing changes. */
    record Decommission(String machineId) implements MachineCommand {}
}
