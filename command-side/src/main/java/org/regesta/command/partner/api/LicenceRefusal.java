package org.regesta.command.partner.api;

/** Why a MISP gets no licence. */
public enum LicenceRefusal {
    PARTNER_UNKNOWN,
    NOT_A_MISP,
    /** It has uploaded no certificate yet. */
    PARTNER_NOT_ACTIVE,
    /** It has one that has not run out. */
    ALREADY_GRANTED,
    /** It is not the licence that the MISP holds. */
    LICENCE_UNKNOWN,
    /** A licence is made active or de-active, nothing else. */
    STATUS
}
