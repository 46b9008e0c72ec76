package org.regesta.command.masterdata.api;

/** Why a capture device cannot be registered, moved or given up. */
public enum DeviceRefusal {
    /** None of that serial number was registered. */
    UNKNOWN,
    /** One of that serial number is registered. */
    ALREADY_REGISTERED,
    /** It was given up. */
    DECOMMISSIONED,
    /** No such centre was opened. */
    CENTRE_UNKNOWN
}
