package org.regesta.command.key.api;

/** Why there is no such certificate. */
public enum KeyRefusal {
    /** No application of that name has keys here. */
    APPLICATION_UNKNOWN,
    /** The application has no key for that purpose. */
    REFERENCE_UNKNOWN
}
