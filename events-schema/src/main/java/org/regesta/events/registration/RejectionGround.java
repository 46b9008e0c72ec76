package org.regesta.events.registration;

/** Why a registration ends without an identity. */
public enum RejectionGround {
    INVALID_PACKET,
    DUPLICATE,
    /** An officer ended it; why is the event's reason. */
    STOPPED,
    /** A human found that the person is not the one of whom the packet speaks. */
    NOT_THE_PERSON,
    /** Nobody who is known is like the person. */
    NOBODY_FOUND,
    /** What was asked for again and again was never good. */
    INFORMATION_MISSING
}
