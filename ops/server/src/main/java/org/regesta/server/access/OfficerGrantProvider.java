package org.regesta.server.access;

import java.util.Set;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContextHolder;
import org.springframework.security.oauth2.server.authorization.token.DefaultOAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;

/** Gives an officer who proved who they are a token. */
final class OfficerGrantProvider implements AuthenticationProvider {

    private final OfficerGrants officers;
    private final JwtGenerator tokens;

    OfficerGrantProvider(OfficerGrants officers, JwtGenerator tokens) {
        this.officers = officers;
        this.tokens = tokens;
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        OfficerGrant grant = (OfficerGrant) asked;
        if (!(grant.getPrincipal() instanceof OAuth2ClientAuthenticationToken client)
                || !client.isAuthenticated()
                || client.getRegisteredClient() == null) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
        RegisteredClient console = client.getRegisteredClient();
        if (!console.getAuthorizationGrantTypes().contains(grant.getGrantType())) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.UNAUTHORIZED_CLIENT);
        }
        OfficerGrants.Proof proof = officers.prove(grant);
        Jwt jwt = tokens.generate(DefaultOAuth2TokenContext.builder()
                .registeredClient(console)
                .principal(client)
                .authorizationServerContext(AuthorizationServerContextHolder.getContext())
                .authorizedScopes(Set.of())
                .tokenType(OAuth2TokenType.ACCESS_TOKEN)
                .authorizationGrantType(grant.getGrantType())
                .authorizationGrant(grant.provenFor(proof.holder()))
                .build());
        if (jwt == null) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.SERVER_ERROR);
        }
        OAuth2AccessToken token = new OAuth2AccessToken(
                OAuth2AccessToken.TokenType.BEARER, jwt.getTokenValue(), jwt.getIssuedAt(), jwt.getExpiresAt());
        return new OAuth2AccessTokenAuthenticationToken(console, client, token, null, proof.more());
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OfficerGrant.class.isAssignableFrom(authentication);
    }
}
