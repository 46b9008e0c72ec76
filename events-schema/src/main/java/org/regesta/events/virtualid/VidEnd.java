package org.regesta.events.virtualid;

/** How a virtual id came to its end. */
public enum VidEnd {
    REVOKED,
    EXPIRED,
    /** As often as its policy allows. */
    USED,
    /** Another took its place, or its draft was discarded. */
    INVALIDATED
}
