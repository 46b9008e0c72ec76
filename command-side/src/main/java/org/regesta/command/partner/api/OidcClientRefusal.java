package org.regesta.command.partner.api;

/** Why an OpenID Connect client is not registered or changed. */
public enum OidcClientRefusal {
    /** Not a public JWK, RSA of 2048 bits or an elliptic curve of 256 at least. */
    KEY_UNREADABLE,
    /** A client with that key is registered. */
    KEY_TAKEN,
    PARTNER_UNKNOWN,
    NOT_AN_AUTH_PARTNER,
    /** It has uploaded no certificate yet. */
    PARTNER_NOT_ACTIVE,
    POLICY_UNKNOWN,
    NOT_AN_AUTH_POLICY,
    /** The partner never asked to act under the policy. */
    NOT_MAPPED,
    /** The partner's request to act under the policy is not approved. */
    NOT_APPROVED,
    /** The policy demands a factor of every authentication, and a client lets the person choose. */
    MANDATORY_FACTORS,
    /** The policy gives no attribute that OpenID Connect has a claim for. */
    NO_CLAIMS,
    /** The policy allows no factor that OpenID Connect has a context for. */
    NO_FACTORS,
    UNKNOWN
}
