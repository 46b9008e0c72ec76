package org.regesta.command.officer.api;

/** Why a service client cannot be registered. */
public enum ServiceClientRefusal {
    /** A client of that id exists with other roles or another key. */
    ALREADY_REGISTERED,
    /** No client of that id was registered. */
    UNKNOWN
}
