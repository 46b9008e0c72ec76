package org.regesta.server.access;

/** Why nobody is signed in on MOSIP's wire. */
enum SignInRefusal {
    /** Whatever was wrong: unknown, disabled, frozen or mistaken look alike. */
    NOT_PROVEN,
    /** Too often from one address. */
    TOO_OFTEN
}
