package org.regesta.events.registration;

/** Why a registration ends without an identity. */
public enum RejectionGround {
    INVALID_PACKET,
    DUPLICATE,
    /** An officer ended it; why is the event's reason. */
    STOPPED
}
