package org.regesta.query.registrationstatus.api;

/** Why a registration's status is not given. */
public enum RegistrationStatusRefusal {
    /** No such registration was announced, or not yet at the moment asked for. */
    UNKNOWN
}
