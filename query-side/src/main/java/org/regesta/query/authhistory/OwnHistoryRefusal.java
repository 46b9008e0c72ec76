package org.regesta.query.authhistory;

/** Why someone is not told what they were authenticated for. */
enum OwnHistoryRefusal {
    /** The OTP is wrong, used, late, of another transaction, or nobody has that number: it is not said which. */
    NOT_PROVEN
}
