package org.regesta.query.authhistory;

/** Why no authentications are told. */
enum AuthHistoryRefusal {
    /** The number leads to nobody, or to someone who was forgotten. */
    NOBODY
}
