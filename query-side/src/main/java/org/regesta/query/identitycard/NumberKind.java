package org.regesta.query.identitycard;

/** The numbers a person can be looked up by. */
enum NumberKind {
    UIN,
    VID,
    /** The registration's id. */
    RID
}
