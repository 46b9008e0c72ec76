package org.regesta.query.registrationstatus;

/** Where a registration stands. */
enum Standing {
    /** The field announced a packet; it is awaited. */
    ANNOUNCED,
    /** An upload was turned away; the packet is awaited still. */
    UPLOAD_REFUSED,
    /** The packet is here; no stage was asked for yet. */
    RECEIVED,
    PROCESSING,
    /** A human must decide. */
    IN_ADJUDICATION,
    /** The field was asked for better images. */
    AWAITING_INFORMATION,
    /** It will become an identity. */
    APPROVED,
    /** The packet was bad: the person must register anew. */
    REJECTED_INVALID,
    /** The person is registered already. */
    REJECTED_DUPLICATE,
    /** An officer ended it. */
    REJECTED_STOPPED,
    /** Whoever brought the packet is not the person it speaks of. */
    REJECTED_NOT_THE_PERSON,
    /** Nobody who is known is like the person. */
    REJECTED_NOBODY_FOUND,
    /** What it was asked for was never good: the person must register anew. */
    REJECTED_INFORMATION_MISSING,
    /** The identity lives. */
    FINISHED,
    /** An identity was made of it, and two officers found that it never was what it said it was. */
    VOID,
    /** It became nobody's identity, and its retention is over: its keys are destroyed. */
    KEPT_NO_LONGER
}
