package org.regesta.server.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.proc.SingleKeyJWSKeySelector;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.security.Key;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.regesta.events.gate.TokenFault;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/**
 * Checks a machine's {@code private_key_jwt} (RFC 7523) against the key recorded when it was registered: ES256, for us,
 * five minutes at most, and once.
 */
final class ClientAssertions implements JwtDecoderFactory<RegisteredClient> {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration SKEW = Duration.ofSeconds(30);

    private final String issuer;
    private final Clock clock;
    private final UsedAssertions used;
    private final RefusedTokens refused;

    ClientAssertions(String issuer, Clock clock, UsedAssertions used, RefusedTokens refused) {
        this.issuer = issuer;
        this.clock = clock;
        this.used = used;
        this.refused = refused;
    }

    @Override
    public JwtDecoder createDecoder(RegisteredClient client) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new SingleKeyJWSKeySelector<>(JWSAlgorithm.ES256, key(client)));
        processor.setJWTClaimsSetVerifier((claims, context) -> {}); // below, by our clock
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        JwtTimestampValidator time = new JwtTimestampValidator(SKEW);
        time.setClock(clock);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtClaimValidator<>(JwtClaimNames.ISS, client.getClientId()::equals),
                new JwtClaimValidator<>(JwtClaimNames.SUB, client.getClientId()::equals),
                new JwtClaimValidator<Collection<String>>(JwtClaimNames.AUD, this::isForUs),
                time,
                once()));
        return assertion -> {
            try {
                return decoder.decode(assertion);
            } catch (JwtException doesNotHold) {
                refused.count(TokenFault.ASSERTION, client.getClientId());
                throw doesNotHold;
            }
        };
    }

    /** The recorded one, whatever key id the caller names. */
    private static Key key(RegisteredClient client) {
        try {
            String jwk = client.getClientSettings().getSetting(Clients.PUBLIC_KEY);
            return ECKey.parse(jwk).toECPublicKey();
        } catch (ParseException | JOSEException notAKey) {
            throw new OAuth2AuthenticationException(new OAuth2Error(OAuth2ErrorCodes.INVALID_CLIENT), notAKey);
        }
    }

    private boolean isForUs(Collection<String> audience) {
        return audience != null
                && (audience.contains(issuer) || audience.contains(issuer + SecurityConfiguration.TOKEN));
    }

    private OAuth2TokenValidator<Jwt> once() {
        return assertion -> {
            Instant expires = assertion.getExpiresAt();
            String client = assertion.getSubject();
            String id = assertion.getId();
            Instant now = clock.instant();
            if (expires == null || expires.isAfter(now.plus(LONGEST).plus(SKEW)) || client == null || id == null) {
                return refused();
            }
            return used.use(client, id, expires, now.minus(SKEW)) ? OAuth2TokenValidatorResult.success() : refused();
        };
    }

    private static OAuth2TokenValidatorResult refused() {
        return OAuth2TokenValidatorResult.failure(new OAuth2Error(OAuth2ErrorCodes.INVALID_CLIENT));
    }
}
