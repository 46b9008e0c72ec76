package org.regesta.events.partner;

import java.util.List;

/**
 * A relying party's OpenID Connect client, which a partner runs under one of its policies. Stream
 * {@code oidcclient:<clientId>}.
 */
public sealed interface OidcClientEvent {

    /** The public key's thumbprint by RFC 7638, base64url of SHA-256: so no two clients share a key. */
    String clientId();

    /**
     * @param publicKey the key the client signs with, a public JWK as JSON
     * @param claims what it may ask of a person, as OpenID Connect names it, by the policy as it was then
     * @param acrValues how it may have a person authenticated, by the policy as it was then
     */
    record Registered(
            String clientId,
            String partnerId,
            String policyId,
            String publicKey,
            String name,
            String logoUri,
            List<String> redirectUris,
            List<String> grantTypes,
            List<String> clientAuthMethods,
            List<String> claims,
            List<String> acrValues)
            implements OidcClientEvent {}

    /** All of it anew. A client that is not active is answered nothing. */
    record Changed(
            String clientId,
            boolean active,
            String name,
            String logoUri,
            List<String> redirectUris,
            List<String> grantTypes,
            List<String> clientAuthMethods)
            implements OidcClientEvent {}
}
