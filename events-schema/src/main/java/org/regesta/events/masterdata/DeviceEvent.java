package org.regesta.events.masterdata;

import java.util.Map;

/** A device that biometrics are captured with. Stream {@code device:<serial number>}. */
public sealed interface DeviceEvent {

    /** The serial number, by which packets name it. */
    String deviceId();

    /**
     * @param centreId where it is used
     * @param details MOSIP's other columns by their wire names
     */
    record Registered(String deviceId, String name, String centreId, Map<String, String> details)
            implements DeviceEvent {}

    /** From here on it is used there. */
    record Moved(String deviceId, String centreId) implements DeviceEvent {}

    /** It is given up for good. When that was, says {@code occurred} if it was not when it was recorded. */
    record Decommissioned(String deviceId) implements DeviceEvent {}
}
