package org.regesta.command.partner.api;

/** Why a MISP gets no licence. */
public enum LicenceRefusal {
    PARTNER_UNKNOWN,
    NOT_A_MISP,
    /** It has uploaded no certificate yet. */
    PARTNER_NOT_ACTIVE,
    /** It has one that has not run out. */
    ALREADY_GRANTED
}
