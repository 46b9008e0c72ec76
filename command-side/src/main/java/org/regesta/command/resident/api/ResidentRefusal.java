package org.regesta.command.resident.api;

/** Why a resident's request is refused, beyond what the feature it is about says. */
public enum ResidentRefusal {
    /** The OTP is wrong, used, late, of another transaction, or nobody has that number: it is not said which. */
    NOT_PROVEN,
    /** The virtual id is none of theirs. */
    NOT_THEIRS
}
