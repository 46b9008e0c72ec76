package org.regesta.events.officer;

/** What an actor may be. MOSIP's names where MOSIP has the role; {@code ADJUDICATOR} and {@code AUDITOR} are ours. */
public enum Role {
    GLOBAL_ADMIN,
    REGISTRATION_ADMIN,
    REGISTRATION_OFFICER,
    REGISTRATION_SUPERVISOR,
    /** The registration client and other machines that announce and upload packets. */
    REGISTRATION_PROCESSOR,
    MASTERDATA_ADMIN,
    PARTNER_ADMIN,
    PARTNERMANAGER,
    POLICYMANAGER,
    KEY_MAKER,
    ADJUDICATOR,
    AUDITOR
}
