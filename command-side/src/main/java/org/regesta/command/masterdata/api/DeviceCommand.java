package org.regesta.command.masterdata.api;

import java.util.Map;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What can be asked of a capture device. */
public sealed interface DeviceCommand {

    /** The serial number. */
    String deviceId();

    @TargetAggregateIdentifier
    default String stream() {
        return "device:" + deviceId();
    }

    /** @param details MOSIP's other columns by their wire names */
    record Register(String deviceId, String name, String centreId, Map<String, String> details)
            implements DeviceCommand {}

    /** To the centre where it is, nothing changes. */
    record Move(String deviceId, String centreId) implements DeviceCommand {}

    /** Gives it up for good; again, nothing changes. */
    record Decommission(String deviceId) implements DeviceCommand {}
}
