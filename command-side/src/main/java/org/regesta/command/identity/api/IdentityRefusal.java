package org.regesta.command.identity.api;

/** Why an identity's rule says no. */
public enum IdentityRefusal {
    /** This subject was issued from another registration. */
    ALREADY_ISSUED,
    UNKNOWN
}
