package org.regesta.server.access;

/** Why nobody is signed in on MOSIP's wire. */
enum SignInRefusal {
    /** Whatever was wrong: unknown, disabled, frozen or mistaken look alike. */
    NOT_PROVEN,
    /** There is no cookie with the token that was to be renewed. */
    TOKEN_MISSING,
    /** A kind of number that nobody signs in by here. */
    ID_TYPE_UNKNOWN,
    /** Too often from one address. */
    TOO_OFTEN
}
