package org.regesta.server.access;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.stereotype.Component;

/** Writes the same tokens as the authorization server, for callers who ask for them on MOSIP's wire. */
@Component
final class TokenMint {

    private final JwtEncoder encoder;
    private final SecurityConfiguration.Issuer issuer;
    private final Clock clock;

    TokenMint(JWKSource<SecurityContext> keys, SecurityConfiguration.Issuer issuer, Clock clock) {
        this.encoder = new NimbusJwtEncoder(keys);
        this.issuer = issuer;
        this.clock = clock;
    }

    String token(Holder holder, Duration life) {
        return token(holder, life, claims -> {});
    }

    /** @param more what this token says beside what all do */
    String token(Holder holder, Duration life, Consumer<JwtClaimsSet.Builder> more) {
        Instant now = clock.instant();
        JwtClaimsSet.Builder claims = JwtClaimsSet.builder()
                .issuer(issuer.url())
                .issuedAt(now)
                .notBefore(now)
                .expiresAt(now.plus(life))
                .id(UUID.randomUUID().toString());
        Tokens.write(claims, holder);
        more.accept(claims);
        JwsHeader header = JwsHeader.with(SignatureAlgorithm.ES256).build();
        return encoder.encode(JwtEncoderParameters.from(header, claims.build())).getTokenValue();
    }
}
