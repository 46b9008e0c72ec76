package org.regesta.command.masterdata.api;

/** Why a centre cannot be opened. */
public enum CentreRefusal {
    /** No centre of that number was opened. */
    UNKNOWN,
    /** One of that number is open. */
    ALREADY_OPEN,
    /** It would close before it opens. */
    HOURS_REVERSED,
    /** Lunch would end before it begins. */
    LUNCH_REVERSED,
    LUNCH_BEFORE_OPENING,
    LUNCH_AFTER_CLOSING,
    /** Latitude and longitude are decimal degrees with at least four decimals. */
    PLACE,
    /** At least one kiosk. */
    KIOSKS
}
