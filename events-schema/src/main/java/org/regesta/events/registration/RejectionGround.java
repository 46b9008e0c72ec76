package org.regesta.events.registration;

/** Why a registration ends without an identity. */
public enum RejectionGround {
    INVALID_PACKET,
    DUPLICATE
}
