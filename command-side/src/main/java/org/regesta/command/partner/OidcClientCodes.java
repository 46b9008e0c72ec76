package org.regesta.command.partner;

import org.regesta.command.partner.api.OidcClientRefusal;
import org.regesta.wire.MosipError;

/** Why there is no OpenID Connect client, as MOSIP's partner manager says it. */
final class OidcClientCodes {

    private OidcClientCodes() {}

    static MosipError of(OidcClientRefusal code) {
        return switch (code) {
            case KEY_UNREADABLE -> new MosipError("PMS_ESI_007", "Failed to process the Public Key");
            case KEY_TAKEN -> new MosipError("PMS_ESI_001", "Client public key already exists.");
            case PARTNER_UNKNOWN -> new MosipError("PMS_PRT_058", "AuthPartner doesn't exists with this Id.");
            case NOT_AN_AUTH_PARTNER -> new MosipError("PMS_PRT_059", "Only Auth_partner can Create OIDC Client.");
            case PARTNER_NOT_ACTIVE ->
                new MosipError("PMS_PMP_016", "Partner is not active: it has uploaded no certificate.");
            case POLICY_UNKNOWN -> new MosipError("PMS_PRT_073", "Policy not exists.");
            case NOT_AN_AUTH_POLICY ->
                new MosipError(
                        "PMS_PRT_057", "Policy Type Mismatch. Only Auth policy can be used to create OIDC Client.");
            case NOT_MAPPED -> new MosipError("PMS_PRT_061", "Partner policy mapping not exists.");
            case NOT_APPROVED ->
                new MosipError("PMS_ESI_002", "Partner policy mapping is not approved. Please check mapping status.");
            case MANDATORY_FACTORS ->
                new MosipError(
                        "PMS_ESI_003", "Policy having mandatory auths. So client can't be created for the same.");
            case NO_CLAIMS -> new MosipError("PMS_ESI_005", "Partner has no user claims");
            case NO_FACTORS -> new MosipError("PMS_ESI_006", "Partner has no Authentication Context Refrences");
            case UNKNOWN -> new MosipError("PMS_ESI_004", "Client not exists with given id.");
        };
    }
}
