package org.regesta.server.access;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.List;
import org.regesta.events.gate.TokenFault;
import org.regesta.wire.Memo;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Reads tokens. That a text was signed is checked once, for the keys are those of the start and a signature does not
 * age: it is the dearest step of most requests. Whether the token still holds is asked each time.
 */
final class SignedTokens implements JwtDecoder {

    private static final int REMEMBERED = 1_000;

    private final Memo<String, Jwt> signed;
    private final List<Check> checks;
    private final RefusedTokens refused;

    /** @param fault of a token of which it does not hold */
    record Check(TokenFault fault, OAuth2TokenValidator<Jwt> holds) {}

    /** @param checks what must hold of a token that was signed, in this order */
    SignedTokens(JWKSource<SecurityContext> keys, List<Check> checks, RefusedTokens refused) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(keys)
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build();
        decoder.setJwtValidator(token -> OAuth2TokenValidatorResult.success()); // asked below, at each use
        this.signed = new Memo<>(REMEMBERED, decoder::decode);
        this.checks = List.copyOf(checks);
        this.refused = refused;
    }

    @Override
    public Jwt decode(String token) {
        Jwt read = read(token);
        for (Check check : checks) {
            OAuth2TokenValidatorResult result = check.holds().validate(read);
            if (result.hasErrors()) {
                refused.count(check.fault(), read.getSubject());
                throw new JwtValidationException("The token does not hold.", result.getErrors());
            }
        }
        return read;
    }

    private Jwt read(String token) {
        try {
            return signed.of(token);
        } catch (JwtException none) {
            refused.count(TokenFault.NOT_OURS, null);
            throw none;
        }
    }
}
