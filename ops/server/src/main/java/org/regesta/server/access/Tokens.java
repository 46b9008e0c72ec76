package org.regesta.server.access;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.regesta.events.gate.TokenFault;
import org.regesta.ports.HouseKeys;
import org.regesta.server.access.SignedTokens.Check;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;

/** Our access tokens: ES256 under the house's token key, for this house alone, for minutes. */
final class Tokens {

    static final String AUDIENCE = "regesta";
    /** Names of {@link org.regesta.events.officer.Role}. */
    static final String ROLES = "roles";
    /** The registry position of the event that gave the roles. */
    static final String MANDATE = "mandate";
    /** The officer's centre, if the office is bound to one. */
    static final String CENTRE = "centre";
    /** What tokens that follow from one signing in have in common; those that nothing follows from have none. */
    static final String SESSION = "sid";

    /** Between clocks of nodes of one installation. */
    private static final Duration SKEW = Duration.ofSeconds(5);

    private Tokens() {}

    static JWKSource<SecurityContext> keys(HouseKeys keys) {
        HouseKeys.Pair pair = keys.pair("REGESTA", "TOKEN");
        ECKey key = new ECKey.Builder(
                        Curve.P_256, (ECPublicKey) pair.certificate().getPublicKey())
                .privateKey(pair.privateKey())
                .keyID(pair.keyId())
                .algorithm(com.nimbusds.jose.JWSAlgorithm.ES256)
                .build();
        return new ImmutableJWKSet<>(new JWKSet(key));
    }

    static JwtGenerator generator(JWKSource<SecurityContext> keys, Clock clock) {
        JwtGenerator generator = new JwtGenerator(new NimbusJwtEncoder(keys));
        generator.setClock(clock);
        generator.setJwtCustomizer(Tokens::write);
        return generator;
    }

    private static void write(JwtEncodingContext context) {
        context.getJwsHeader().algorithm(SignatureAlgorithm.ES256);
        write(context.getClaims(), Holder.of(context));
    }

    /** What a token says of its holder, whoever asked for it on whichever wire. */
    static void write(JwtClaimsSet.Builder claims, Holder holder) {
        claims.subject(holder.id())
                .audience(List.of(AUDIENCE))
                .claim(ROLES, holder.roles().stream().map(Enum::name).sorted().toList())
                .claim(MANDATE, Long.toString(holder.mandate()));
        holder.centre().ifPresent(centre -> claims.claim(CENTRE, centre));
    }

    /** @param standing what must hold beyond the token itself: see {@link TokenStanding} */
    static JwtDecoder decoder(
            JWKSource<SecurityContext> keys,
            String issuer,
            Clock clock,
            OAuth2TokenValidator<Jwt> standing,
            RefusedTokens refused) {
        return decoder(AUDIENCE, keys, issuer, clock, standing, refused);
    }

    /** @param wanted what the token is for, that one for another purpose does not count */
    static JwtDecoder decoder(
            String wanted,
            JWKSource<SecurityContext> keys,
            String issuer,
            Clock clock,
            OAuth2TokenValidator<Jwt> standing,
            RefusedTokens refused) {
        JwtTimestampValidator time = new JwtTimestampValidator(SKEW);
        time.setClock(clock);
        time.setAllowEmptyExpiryClaim(false);
        var place = new DelegatingOAuth2TokenValidator<Jwt>(
                new JwtIssuerValidator(issuer),
                new JwtClaimValidator<Collection<String>>(
                        JwtClaimNames.AUD, audience -> audience != null && audience.contains(wanted)));
        List<Check> checks = List.of(
                new Check(TokenFault.NOT_FOR_THIS, JwtTypeValidator.jwt()),
                new Check(TokenFault.NOT_NOW, new DelegatingOAuth2TokenValidator<>(time, made(clock))),
                new Check(TokenFault.NOT_FOR_THIS, place),
                new Check(TokenFault.ENDED, standing));
        return new SignedTokens(keys, checks, refused);
    }

    /** A token that was made later than now was made by a clock that is wrong, and so is its end. */
    private static OAuth2TokenValidator<Jwt> made(Clock clock) {
        return token -> {
            Instant made = token.getIssuedAt();
            return made == null || made.isAfter(clock.instant().plus(SKEW))
                    ? OAuth2TokenValidatorResult.failure(new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN))
                    : OAuth2TokenValidatorResult.success();
        };
    }
}
