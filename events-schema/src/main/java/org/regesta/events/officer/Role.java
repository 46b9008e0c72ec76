package org.regesta.events.officer;

/**
 * What an actor may be. MOSIP's names where MOSIP has the role; {@code ADJUDICATOR} and {@code AUDITOR} are ours. Added
 * to, never renamed: events carry these names.
 */
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
    AUDITOR,
    ZONAL_ADMIN,
    CENTRAL_ADMIN,
    ONLINE_REGISTRATION_CLIENT,
    PRE_REGISTRATION_ADMIN,
    RESIDENT,
    INDIVIDUAL,
    /** The authentication service, as a machine. */
    ID_AUTHENTICATION,
    /** The ID repository, as a machine. */
    ID_REPOSITORY,
    CREDENTIAL_REQUEST,
    CREDENTIAL_ISSUANCE,
    HOTLIST_ADMIN,
    AUTH_PARTNER,
    CREDENTIAL_PARTNER,
    DEVICE_PROVIDER,
    DEVICE_MANAGER,
    FTM_PROVIDER,
    MISP_PARTNER,
    ABIS_PARTNER,
    /** A system that keeps its people in our matcher, as in an ABIS; ours. */
    ABIS_CLIENT,
    METADATA_READ,
    /** A process of the house's own that authenticates: it comes in by the keeper's door and no other; ours. */
    AUTHENTICATION_PROCESS
}
