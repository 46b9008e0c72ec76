package org.regesta.command.partner.api;

/** Why a partner cannot be registered. */
public enum PartnerRefusal {
    /** A partner of that id is registered. */
    ID_TAKEN,
    ID_HAS_SPACES,
    ID_TOO_LONG,
    TYPE_UNKNOWN,
    /** A partner of that type acts under policies, so it must name their group. */
    GROUP_MISSING,
    GROUP_UNKNOWN,
    EMAIL,
    PHONE,
    /** No partner of that id is registered. */
    UNKNOWN,
    /** It has uploaded no certificate yet, so it is neither active nor not. */
    IN_PROGRESS,
    /** A partner is made active or de-active, nothing else. */
    STATUS
}
