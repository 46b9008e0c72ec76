package org.regesta.server.access;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import org.regesta.wire.Memo;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Reads tokens. That a text was signed is checked once, for the keys are those of the start and a signature does not
 * age: it is the dearest step of most requests. Whether the token still holds is asked each time.
 */
final class SignedTokens implements JwtDecoder {

    private static final int REMEMBERED = 1_000;

    private final Memo<String, Jwt> signed;
    private final OAuth2TokenValidator<Jwt> holds;

    SignedTokens(JWKSource<SecurityContext> keys, OAuth2TokenValidator<Jwt> holds) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(keys)
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build();
        decoder.setJwtValidator(token -> OAuth2TokenValidatorResult.success()); // asked below, at each use
        this.signed = new Memo<>(REMEMBERED, decoder::decode);
        this.holds = holds;
    }

    @Override
    public Jwt decode(String token) {
        Jwt read = signed.of(token);
        OAuth2TokenValidatorResult result = holds.validate(read);
        if (result.hasErrors()) {
            throw new JwtValidationException("The token does not hold.", result.getErrors());
        }
        return read;
    }
}
