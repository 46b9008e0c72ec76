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
}
