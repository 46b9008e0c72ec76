package org.regesta.events.hotlist;

/** What can be put on the hotlist: MOSIP's kinds. Added to, never renamed. */
public enum HotlistKind {
    UIN,
    VID,
    MACHINE_ID,
    PARTNER_ID,
    OPERATOR_ID,
    CENTER_ID,
    DEVICE,
    DEVICE_MODEL,
    FTM_PUBLIC_KEY,
    DEVICE_PROVIDER
}
