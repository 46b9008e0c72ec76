package org.regesta.command.registration.api;

/** Why a registration's rule says no. */
public enum RegistrationRefusal {
    /** No packet of that RID was announced. */
    NOT_SYNCED,
    /** It was received before: a repeated upload. */
    ALREADY_RECEIVED,
    /** The packet is not the one that was announced last. */
    NOT_AS_ANNOUNCED,
    /** The announced packet is already here or decided; it cannot be announced differently. */
    ALREADY_UNDER_WAY,
    /** The finding answers no stage that is asked for. */
    NOT_ASKED,
    /** No adjudication is open. */
    NOT_IN_ADJUDICATION,
    /** The candidate named is not one of the adjudication's. */
    NOT_A_CANDIDATE,
    /** The decision does not follow from where the registration stands. */
    OUT_OF_ORDER,
    /** It was not asked for anything by that name, or not any more. */
    NO_SUCH_REQUEST,
    /** It was kept as long as the house keeps such: its keys are destroyed. */
    KEPT_NO_LONGER
}
