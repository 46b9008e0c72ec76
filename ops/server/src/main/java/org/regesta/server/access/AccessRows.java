package org.regesta.server.access;

import static org.regesta.events.officer.Role.ABIS_CLIENT;
import static org.regesta.events.officer.Role.ABIS_PARTNER;
import static org.regesta.events.officer.Role.ADJUDICATOR;
import static org.regesta.events.officer.Role.AUDITOR;
import static org.regesta.events.officer.Role.GLOBAL_ADMIN;
import static org.regesta.events.officer.Role.HOTLIST_ADMIN;
import static org.regesta.events.officer.Role.ID_AUTHENTICATION;
import static org.regesta.events.officer.Role.ID_REPOSITORY;
import static org.regesta.events.officer.Role.KEY_MAKER;
import static org.regesta.events.officer.Role.MASTERDATA_ADMIN;
import static org.regesta.events.officer.Role.PARTNERMANAGER;
import static org.regesta.events.officer.Role.PARTNER_ADMIN;
import static org.regesta.events.officer.Role.POLICYMANAGER;
import static org.regesta.events.officer.Role.REGISTRATION_ADMIN;
import static org.regesta.events.officer.Role.REGISTRATION_OFFICER;
import static org.regesta.events.officer.Role.REGISTRATION_PROCESSOR;
import static org.regesta.events.officer.Role.REGISTRATION_SUPERVISOR;
import static org.regesta.events.officer.Role.RESIDENT;
import static org.regesta.server.access.AccessRule.everyone;
import static org.regesta.server.access.AccessRule.partner;
import static org.regesta.server.access.AccessRule.roles;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import java.util.List;
import org.regesta.events.officer.Role;

/** Roles and endpoints: the one table. What the running mapping serves and this does not list stops the start. */
final class AccessRows {

    /** Whoever brings registrations in. */
    private static final Role[] FIELD = {
        REGISTRATION_PROCESSOR, REGISTRATION_OFFICER, REGISTRATION_SUPERVISOR, REGISTRATION_ADMIN
    };

    /** The field, and the resident's services for what residents ask of themselves. */
    private static final Role[] FIELD_AND_RESIDENTS = {
        REGISTRATION_PROCESSOR, REGISTRATION_OFFICER, REGISTRATION_SUPERVISOR, REGISTRATION_ADMIN, RESIDENT
    };

    /** Whoever may ask how a registration stands. */
    private static final Role[] ANSWERED = {
        REGISTRATION_PROCESSOR, REGISTRATION_OFFICER, REGISTRATION_SUPERVISOR, REGISTRATION_ADMIN, AUDITOR, ADJUDICATOR
    };

    /** Whoever may look at a person's identity; each look is a disclosure. */
    private static final Role[] OFFICE = {REGISTRATION_OFFICER, REGISTRATION_SUPERVISOR, REGISTRATION_ADMIN, AUDITOR};

    /** The systems that work with the ID repository; each look is a disclosure. */
    private static final Role[] REPOSITORY = {REGISTRATION_PROCESSOR, ID_AUTHENTICATION, RESIDENT};

    /** Whoever works with master data. */
    private static final Role[] MASTERDATA = {
        MASTERDATA_ADMIN, REGISTRATION_PROCESSOR, REGISTRATION_OFFICER, REGISTRATION_SUPERVISOR, REGISTRATION_ADMIN
    };

    /** Services of the house that know people again: resident services, registration. */
    private static final Role[] HOUSE = {
        Role.RESIDENT, Role.ID_AUTHENTICATION, REGISTRATION_PROCESSOR, REGISTRATION_OFFICER, REGISTRATION_SUPERVISOR
    };

    /** Services of MOSIP's modules, which keep their own data under keys of the house. */
    private static final Role[] SERVICES = {
        Role.RESIDENT,
        Role.ID_AUTHENTICATION,
        Role.ID_REPOSITORY,
        Role.CREDENTIAL_ISSUANCE,
        Role.PRE_REGISTRATION_ADMIN,
        REGISTRATION_PROCESSOR
    };

    /** Whoever must know which officer has which role. */
    private static final Role[] ROSTER = {
        GLOBAL_ADMIN, MASTERDATA_ADMIN, REGISTRATION_ADMIN, REGISTRATION_PROCESSOR, AUDITOR
    };

    private static final String SHORT = "says only that the path is too short";
    private static final String PARTNER_SIGNS =
            "the partner signs the body; signature, licence and API key are checked before anything else";

    private static final String SIGNS_IN = "this is where one shows who one is; rates are limited, wrong codes freeze";

    private static final String RENEWS = "the refresh token and the client's secret are checked; rates are limited";

    static final List<AccessRule> ROWS = List.of(
            // registration
            roles(POST, "/registrationprocessor/v1/registrationstatus/sync", FIELD_AND_RESIDENTS),
            roles(POST, "/registrationprocessor/v1/registrationstatus/syncV2", FIELD_AND_RESIDENTS),
            roles(POST, "/registrationprocessor/v1/packetreceiver/registrationpackets", FIELD_AND_RESIDENTS),
            roles(POST, "/v1/adjudications/{rid}/claim", ADJUDICATOR),
            roles(DELETE, "/v1/adjudications/{rid}/claim", ADJUDICATOR),
            roles(POST, "/v1/adjudications/{rid}/claim/removal", REGISTRATION_ADMIN),
            roles(POST, "/v1/adjudications/{rid}/decision", ADJUDICATOR),
            roles(POST, "/v1/adjudications/{rid}/reopening", REGISTRATION_ADMIN),
            roles(POST, "/registrationprocessor/v1/registrationstatus/search", FIELD),
            roles(
                    POST,
                    "/registrationprocessor/v1/registrationstatus/lostridsearch",
                    REGISTRATION_OFFICER,
                    REGISTRATION_SUPERVISOR,
                    REGISTRATION_ADMIN),
            roles(GET, "/registrationprocessor/v1/registrationtransaction/search/{rid}", FIELD),
            roles(POST, "/registrationprocessor/v1/workflowmanager/workflowaction", REGISTRATION_ADMIN),
            roles(POST, "/registrationprocessor/v1/workflowmanager/workflow/search", REGISTRATION_ADMIN, AUDITOR),
            roles(POST, "/registrationprocessor/v1/workflowmanager/workflowinstance", REGISTRATION_PROCESSOR, RESIDENT),
            roles(PUT, "/commons/v1/packetmanager/createPacket", REGISTRATION_PROCESSOR, RESIDENT),

            // ID repository
            roles(POST, "/idrepository/v1/identity/", REGISTRATION_PROCESSOR),
            roles(POST, "/idrepository/v1/identity", REGISTRATION_PROCESSOR),
            roles(PATCH, "/idrepository/v1/identity/", REGISTRATION_PROCESSOR, RESIDENT),
            roles(PATCH, "/idrepository/v1/identity", REGISTRATION_PROCESSOR, RESIDENT),
            roles(GET, "/idrepository/v1/identity/idvid/{id}", REPOSITORY),
            roles(POST, "/idrepository/v1/identity/idvid/", REPOSITORY),
            roles(POST, "/idrepository/v1/identity/idvid", REPOSITORY),
            roles(GET, "/idrepository/v1/identity/rid/{individualId}", REPOSITORY),
            roles(GET, "/idrepository/v1/identity/{individualId}/update-counts", REGISTRATION_PROCESSOR, RESIDENT),
            roles(POST, "/idrepository/v1/identity/authtypes/status", REGISTRATION_PROCESSOR, RESIDENT),
            roles(GET, "/idrepository/v1/identity/authtypes/status/{ID}", REPOSITORY),
            roles(GET, "/idrepository/v1/identity/authtypes/status/", REPOSITORY),
            roles(
                    GET,
                    "/idrepository/v1/identity/authtypes/status/individualIdType/{IDType}/individualId/{ID}",
                    REPOSITORY),
            roles(POST, "/idrepository/v1/identity/draft/create/{registrationId}", REGISTRATION_PROCESSOR),
            roles(POST, "/idrepository/v1/identity/draft/create/", REGISTRATION_PROCESSOR),
            roles(PATCH, "/idrepository/v1/identity/draft/update/{registrationId}", REGISTRATION_PROCESSOR),
            roles(PUT, "/idrepository/v1/identity/draft/extractbiometrics/{registrationId}", REGISTRATION_PROCESSOR),
            roles(GET, "/idrepository/v1/identity/draft/publish/{registrationId}", REGISTRATION_PROCESSOR),
            roles(DELETE, "/idrepository/v1/identity/draft/discard/{registrationId}", REGISTRATION_PROCESSOR),
            roles(GET, "/idrepository/v1/identity/draft/{registrationId}", REGISTRATION_PROCESSOR),
            roles(HEAD, "/idrepository/v1/identity/draft/{registrationId}", REGISTRATION_PROCESSOR),
            roles(GET, "/idrepository/v1/identity/draft/uin/{UIN}", REGISTRATION_PROCESSOR, RESIDENT),
            roles(POST, "/idrepository/v1/draft/vid", REGISTRATION_PROCESSOR),
            roles(POST, "/idrepository/v1/vid", REGISTRATION_PROCESSOR, RESIDENT),
            roles(GET, "/idrepository/v1/vid/{VID}", REPOSITORY),
            roles(GET, "/idrepository/v1/vid/", REPOSITORY),
            roles(GET, "/idrepository/v1/vid/uin/", REPOSITORY),
            roles(GET, "/idrepository/v1/vid/uin/{UIN}", REPOSITORY),
            roles(PATCH, "/idrepository/v1/vid/{VID}", REPOSITORY),
            roles(POST, "/idrepository/v1/vid/{VID}/regenerate", REGISTRATION_PROCESSOR, RESIDENT),
            roles(POST, "/idrepository/v1/vid/deactivate", REGISTRATION_PROCESSOR, RESIDENT),
            roles(POST, "/idrepository/v1/vid/reactivate", REGISTRATION_PROCESSOR, RESIDENT),
            roles(GET, "/v1/idgenerator/uin", REGISTRATION_PROCESSOR, ID_REPOSITORY),
            roles(GET, "/v1/ridgenerator/generate/rid/{centerid}/{machineid}", REGISTRATION_PROCESSOR, ID_REPOSITORY),
            roles(PUT, "/v1/idgenerator/uin", REGISTRATION_PROCESSOR, ID_REPOSITORY),
            roles(GET, "/v1/idgenerator/vid", REGISTRATION_PROCESSOR, ID_REPOSITORY),

            // resident services: the service shows a token, the holder an OTP
            roles(POST, "/resident/v1/req/otp", RESIDENT),
            roles(POST, "/resident/v1/vid", RESIDENT),
            roles(PATCH, "/resident/v1/vid/{vid}", RESIDENT),
            roles(POST, "/resident/v1/req/auth-lock", RESIDENT),
            roles(POST, "/resident/v1/req/auth-unlock", RESIDENT),
            roles(POST, "/resident/v1/req/auth-history", RESIDENT),

            // answers
            roles(GET, "/v1/registrations/{rid}", ANSWERED),
            roles(POST, "/v1/identities/lookup", OFFICE),
            roles(GET, "/v1/identities/{subject}/card", OFFICE),
            roles(GET, "/v1/identities/{subject}/history", OFFICE),
            roles(GET, "/v1/identities/{subject}/history/{eventId}/receipt", OFFICE),
            roles(GET, "/v1/identities/{subject}/history/{eventId}/receipt/qr", OFFICE),
            roles(GET, "/v1/credentials/requests", REGISTRATION_ADMIN, Role.CREDENTIAL_ISSUANCE, AUDITOR),
            roles(GET, "/v1/adjudications", ADJUDICATOR, REGISTRATION_ADMIN, AUDITOR),
            roles(GET, "/v1/adjudications/{rid}", ADJUDICATOR),
            roles(GET, "/v1/audit", AUDITOR),
            roles(POST, "/v1/audit/bundles", AUDITOR),
            roles(GET, "/v1/reports/enrolments", REGISTRATION_ADMIN, AUDITOR),
            roles(GET, "/v1/outbox", GLOBAL_ADMIN),
            roles(GET, "/v1/outbox/{id}", GLOBAL_ADMIN),

            // what needs four eyes; the rules say who may propose and decide what
            roles(POST, "/v1/proposals", GLOBAL_ADMIN, REGISTRATION_ADMIN),
            roles(POST, "/v1/proposals/{id}/approval", GLOBAL_ADMIN, REGISTRATION_ADMIN),
            roles(POST, "/v1/proposals/{id}/refusal", GLOBAL_ADMIN, REGISTRATION_ADMIN),
            roles(GET, "/v1/proposals", GLOBAL_ADMIN, REGISTRATION_ADMIN, AUDITOR),
            roles(GET, "/v1/proposals/{id}", GLOBAL_ADMIN, REGISTRATION_ADMIN, AUDITOR),
            roles(GET, "/v1/erasures/{subject}", GLOBAL_ADMIN, REGISTRATION_ADMIN, AUDITOR),

            // master data
            roles(POST, "/v1/masterdata/registrationcenters", MASTERDATA_ADMIN),
            roles(GET, "/v1/masterdata/registrationcenters/{id}/{langcode}", MASTERDATA),
            roles(POST, "/v1/masterdata/machines", MASTERDATA_ADMIN),
            roles(PUT, "/v1/masterdata/machines", MASTERDATA_ADMIN),
            roles(PUT, "/v1/masterdata/machines/decommission/{machineId}", MASTERDATA_ADMIN),
            roles(PUT, "/v1/masterdata/registrationcenters/decommission/{regCenterID}", MASTERDATA_ADMIN),
            roles(GET, "/v1/masterdata/machines/{id}", MASTERDATA),
            roles(GET, "/v1/masterdata/machines/{id}/{langcode}", MASTERDATA),
            roles(POST, "/v1/masterdata/idschema", MASTERDATA_ADMIN),
            roles(PUT, "/v1/masterdata/idschema", MASTERDATA_ADMIN),
            roles(PUT, "/v1/masterdata/idschema/publish", MASTERDATA_ADMIN),
            roles(GET, "/v1/masterdata/idschema/latest", MASTERDATA),
            roles(POST, "/v1/masterdata/title", MASTERDATA_ADMIN),
            roles(POST, "/v1/masterdata/dynamicfields", MASTERDATA_ADMIN),
            roles(DELETE, "/v1/masterdata/dynamicfields/{id}", MASTERDATA_ADMIN),
            roles(GET, "/v1/masterdata/dynamicfields/{field}/{langcode}", MASTERDATA),
            roles(POST, "/v1/masterdata/devices", MASTERDATA_ADMIN),
            roles(PUT, "/v1/masterdata/devices", MASTERDATA_ADMIN),
            roles(PUT, "/v1/masterdata/devices/decommission/{deviceId}", MASTERDATA_ADMIN),
            roles(POST, "/v1/masterdata/locations", MASTERDATA_ADMIN),
            roles(DELETE, "/v1/masterdata/locations/{locationcode}", MASTERDATA_ADMIN),
            roles(GET, "/v1/masterdata/locations/immediatechildren/{locationcode}/{langcode}", MASTERDATA),

            // partners and policies
            roles(POST, "/v1/policymanager/policies/group/new", POLICYMANAGER),
            roles(POST, "/v1/policymanager/policies", POLICYMANAGER),
            roles(PUT, "/v1/policymanager/policies/{policyId}", POLICYMANAGER),
            roles(POST, "/v1/policymanager/policies/{policyId}/group/{policygroupId}/publish", POLICYMANAGER),
            roles(PATCH, "/v1/policymanager/policies/{policyId}/group/{policygroupId}", POLICYMANAGER),
            roles(GET, "/v1/policymanager/policies/{policyId}", POLICYMANAGER, PARTNER_ADMIN, PARTNERMANAGER),
            roles(POST, "/v1/partnermanager/partners", PARTNER_ADMIN, PARTNERMANAGER),
            roles(POST, "/v1/partnermanager/partners/certificate/ca/upload", PARTNER_ADMIN, PARTNERMANAGER),
            roles(POST, "/v1/partnermanager/partners/certificate/upload", PARTNER_ADMIN, PARTNERMANAGER),
            roles(POST, "/v1/partnermanager/partners/{partnerId}/policy/map", PARTNER_ADMIN, PARTNERMANAGER),
            roles(PUT, "/v1/partnermanager/partners/policy/{mappingkey}", PARTNERMANAGER),
            roles(PATCH, "/v1/partnermanager/partners/{partnerId}/generate/apikey", PARTNER_ADMIN, PARTNERMANAGER),
            roles(PATCH, "/v1/partnermanager/partners/{partnerId}", PARTNERMANAGER),
            roles(
                    PATCH,
                    "/v1/partnermanager/partners/{partnerId}/policy/{policyId}/apiKey/status",
                    PARTNER_ADMIN,
                    PARTNERMANAGER),
            roles(POST, "/v1/partnermanager/misps", PARTNERMANAGER),
            roles(PUT, "/v1/partnermanager/misps", PARTNERMANAGER),
            roles(POST, "/v1/partnermanager/oidc/client", PARTNER_ADMIN, PARTNERMANAGER),
            roles(PUT, "/v1/partnermanager/oidc/client/{client_id}", PARTNER_ADMIN, PARTNERMANAGER),
            roles(GET, "/v1/partnermanager/oidc/client/{client_id}", PARTNER_ADMIN, PARTNERMANAGER),
            everyone(GET, "/v1/keymanager/getCertificate", "certificates are public, or nobody could encrypt to us"),
            roles(POST, "/v1/keymanager/generateMasterKey/{objectType}", KEY_MAKER),
            roles(POST, "/v1/keymanager/generateCSR", KEY_MAKER),
            roles(POST, "/v1/keymanager/uploadCertificate", KEY_MAKER),
            roles(POST, "/v1/keymanager/uploadOtherDomainCertificate", KEY_MAKER),
            roles(PUT, "/v1/keymanager/revokeKey", KEY_MAKER),
            roles(POST, "/v1/keymanager/encrypt", SERVICES),
            roles(POST, "/v1/keymanager/decrypt", SERVICES),
            roles(POST, "/v1/keymanager/jwtSign", SERVICES),
            roles(POST, "/v1/keymanager/jwsSign", SERVICES),
            roles(POST, "/v1/keymanager/jwtVerify", SERVICES),
            roles(POST, "/v1/keymanager/sign", SERVICES),
            roles(POST, "/v1/keymanager/validate", SERVICES),

            // our matcher, for other systems
            roles(POST, "/v1/abis/messages", ABIS_CLIENT),
            roles(GET, "/v1/datashare/get/{policyId}/{subscriberId}/{shareKey}", ABIS_PARTNER),

            // hotlist
            roles(POST, "/v1/hotlist/block", HOTLIST_ADMIN),
            roles(POST, "/v1/hotlist/unblock", HOTLIST_ADMIN),
            roles(GET, "/v1/hotlist/status/{idType}/{id}", HOTLIST_ADMIN, ID_REPOSITORY, ID_AUTHENTICATION),

            // authentication
            partner(POST, "/idauthentication/v1/otp/{licence}/{partner}/{apiKey}", PARTNER_SIGNS),
            partner(POST, "/idauthentication/v1/auth/{licence}/{partner}/{apiKey}", PARTNER_SIGNS),
            partner(POST, "/idauthentication/v1/kyc/{licence}/{partner}/{apiKey}", PARTNER_SIGNS),
            partner(POST, "/idauthentication/v1/kyc-auth/{licence}/{partner}/{apiKey}", PARTNER_SIGNS),
            partner(POST, "/idauthentication/v1/kyc-auth/delegated/{licence}/{partner}/{client}", PARTNER_SIGNS),
            partner(POST, "/idauthentication/v1/kyc-exchange/{licence}/{partner}/{apiKey}", PARTNER_SIGNS),
            partner(POST, "/idauthentication/v1/kyc-exchange/delegated/{licence}/{partner}/{client}", PARTNER_SIGNS),
            partner(POST, "/idauthentication/v1/identity-key-binding/{licence}/{partner}/{apiKey}", PARTNER_SIGNS),
            partner(
                    POST,
                    "/idauthentication/v1/identity-key-binding/delegated/{licence}/{partner}/{client}",
                    PARTNER_SIGNS),
            everyone(POST, "/idauthentication/v1/otp", SHORT),
            everyone(POST, "/idauthentication/v1/otp/{licence}", SHORT),
            everyone(POST, "/idauthentication/v1/auth", SHORT),
            everyone(POST, "/idauthentication/v1/auth/{licence}", SHORT),
            everyone(POST, "/idauthentication/v1/kyc", SHORT),
            everyone(POST, "/idauthentication/v1/kyc/{licence}", SHORT),
            everyone(POST, "/idauthentication/v1/kyc-auth", SHORT),
            everyone(POST, "/idauthentication/v1/kyc-auth/{licence}", SHORT),
            everyone(POST, "/idauthentication/v1/kyc-exchange", SHORT),
            everyone(POST, "/idauthentication/v1/kyc-exchange/{licence}", SHORT),
            everyone(POST, "/idauthentication/v1/identity-key-binding", SHORT),
            everyone(POST, "/idauthentication/v1/identity-key-binding/{licence}", SHORT),

            // the books as transparency logs
            everyone(GET, "/v1/log/{book}/checkpoint", "made to be kept by others; it says how many events there are"),
            everyone(GET, "/v1/log/{book}/key", "a public key, so that anyone can check a checkpoint"),
            everyone(GET, "/v1/log/{book}/tile/{*name}", "hashes of sealed events under random ids: nothing to guess"),
            roles(GET, "/v1/log/{book}/tile/entries/{*name}", AUDITOR),
            everyone(GET, "/v1/log/{book}/proof/inclusion", "follows from the tiles; an event id cannot be guessed"),
            everyone(GET, "/v1/log/{book}/proof/consistency", "follows from the tiles"),
            roles(GET, "/v1/log/{book}/state", AUDITOR, GLOBAL_ADMIN),
            roles(GET, "/v1/house-key", AUDITOR, GLOBAL_ADMIN),
            roles(GET, "/v1/claim-key", AUDITOR, GLOBAL_ADMIN),
            roles(GET, "/v1/identities/{subject}/keys", AUDITOR, GLOBAL_ADMIN),
            roles(POST, "/idauthentication/v1/internal/otp", HOUSE),
            roles(POST, "/idauthentication/v1/internal/auth", HOUSE),
            roles(POST, "/idauthentication/v1/internal/verifyidentity", HOUSE),
            roles(GET, "/idauthentication/v1/internal/authTransactions/individualId/{id}", RESIDENT, ID_AUTHENTICATION),

            // officers and machines
            roles(POST, "/v1/officers", GLOBAL_ADMIN),
            roles(POST, "/v1/officers/{id}/sign-in-links", GLOBAL_ADMIN),
            roles(GET, "/v1/officers/{id}", GLOBAL_ADMIN, AUDITOR),
            roles(PUT, "/v1/officers/{id}/roles", GLOBAL_ADMIN),
            roles(PUT, "/v1/officers/{id}/status", GLOBAL_ADMIN),
            roles(PUT, "/v1/officers/{id}/person", GLOBAL_ADMIN),
            roles(POST, "/v1/clients", GLOBAL_ADMIN),
            roles(GET, "/v1/clients/{id}", GLOBAL_ADMIN, AUDITOR),
            roles(POST, "/v1/clients/{id}/secrets", GLOBAL_ADMIN),
            roles(PUT, "/v1/clients/{id}/roles", GLOBAL_ADMIN),
            roles(PUT, "/v1/clients/{id}/status", GLOBAL_ADMIN),

            // tokens on MOSIP's wire
            everyone(POST, "/v1/authmanager/authenticate/clientidsecretkey", SIGNS_IN),
            everyone(POST, "/v1/authmanager/authenticate/useridPwd", SIGNS_IN),
            everyone(POST, "/v1/authmanager/authenticate/useridOTP", SIGNS_IN),
            everyone(POST, "/v1/authmanager/authenticate/internal/useridPwd", SIGNS_IN),
            everyone(POST, "/v1/authmanager/authenticate/internal/userotp", SIGNS_IN),
            everyone(POST, "/v1/authmanager/authenticate/sendotp", SIGNS_IN),
            everyone(POST, "/v1/authmanager/authorize/refreshToken/{appid}", RENEWS),
            everyone(POST, "/v1/authmanager/authorize/internal/refreshToken/{appid}", RENEWS),
            roles(GET, "/v1/authmanager/roles/{appid}", Role.values()),
            roles(POST, "/v1/authmanager/userdetails/{appid}", ROSTER),
            roles(GET, "/v1/authmanager/userdetails/{appid}", ROSTER),
            roles(GET, "/v1/authmanager/authorize/admin/validateToken", Role.values()),
            roles(POST, "/v1/authmanager/authorize/validateToken", Role.values()),
            roles(POST, "/v1/authmanager/authorize/invalidateToken", Role.values()),
            roles(DELETE, "/v1/authmanager/logout/user", Role.values()),

            // the house itself
            everyone(POST, "/oauth2/token", "this is where one shows who one is; rates are limited"),
            everyone(GET, "/oauth2/jwks", "public keys, so that anyone can check our tokens"),
            everyone(GET, "/.well-known/oauth-authorization-server", "names the two addresses above"),
            everyone(GET, "/actuator/health", "says whether it is up, nothing else"),
            everyone(GET, "/actuator/health/**", "liveness and readiness, nothing else"),
            roles(GET, "/actuator/prometheus", GLOBAL_ADMIN, AUDITOR),
            roles(GET, "/v1/operations/parked-events", GLOBAL_ADMIN, AUDITOR),
            roles(GET, "/v1/operations/stuck", GLOBAL_ADMIN, REGISTRATION_ADMIN, AUDITOR),
            roles(POST, "/v1/operations/stuck/{rid}/resume", REGISTRATION_ADMIN),
            roles(POST, "/v1/operations/stuck/{rid}/restart", REGISTRATION_ADMIN),
            roles(POST, "/v1/operations/stuck/{rid}/reject", REGISTRATION_ADMIN),
            everyone(GET, "/v3/api-docs", "the description of the interface, published with the source"),
            everyone(GET, "/v3/api-docs.yaml", "the same, as YAML"),
            everyone(GET, "/problems/{slug}", "what our problem types mean, published with the source"));

    private AccessRows() {}
}
