package org.regesta.auth.ida;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.regesta.auth.AuthRefusal;
import org.regesta.auth.Denied;
import org.regesta.command.authentication.api.AuthLimit;
import org.regesta.ports.Secrets;
import org.springframework.stereotype.Component;

/**
 * Believes, once, a token that a person's bound key signed just now, about the very number the request gives. MOSIP: a
 * JWT with {@code x5t#S256}, {@code sub} the number, {@code aud} {@code ida-binding}, {@code iss}, {@code iat}, {@code
 * exp}.
 */
@Component
class KeyJudge {

    private static final String AUDIENCE = "ida-binding";
    private static final Set<JWSAlgorithm> ACCEPTED =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);

    private final BoundKeys keys;

    KeyJudge(BoundKeys keys) {
        this.keys = keys;
    }

    /** @throws Denied INVALID_INPUT, KEY_TOKEN_EXPIRED, NO_KEY_BOUND, KEY_NOT_BOUND or KEY_TOKEN_WRONG */
    void check(Visit visit, Claim claim) {
        for (Factors.KeyToken token : claim.factors().keyTokens()) {
            check(visit, claim, token);
        }
    }

    private void check(Visit visit, Claim claim, Factors.KeyToken token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token.token());
            @Nullable Base64URL thumbprint = jwt.getHeader().getX509CertSHA256Thumbprint();
            if (thumbprint == null || !token.format().equalsIgnoreCase("jwt")) {
                throw new Denied(AuthRefusal.INVALID_INPUT, thumbprint == null ? "x5t#S256" : "format");
            }
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            checkTime(visit.at(), claims.getIssueTime());
            X509Certificate certificate = keys.find(visit, claim.person().subject(), thumbprint.decode(), token.type())
                    .orElseThrow(() -> new Denied(AuthRefusal.KEY_NOT_BOUND, thumbprint.toString(), token.type()));
            if (!ACCEPTED.contains(jwt.getHeader().getAlgorithm())
                    || !jwt.verify(new DefaultJWSVerifierFactory()
                            .createJWSVerifier(jwt.getHeader(), certificate.getPublicKey()))) {
                throw new Denied(AuthRefusal.KEY_TOKEN_WRONG, "signature");
            }
            checkClaims(visit.at(), claim, claims);
            keys.believe(
                    visit,
                    claim.person().subject(),
                    jwt.getSigningInput(),
                    claims.getIssueTime().toInstant());
        } catch (ParseException | JOSEException | IllegalArgumentException notOne) {
            throw new Denied(AuthRefusal.KEY_TOKEN_WRONG, "not a token");
        }
    }

    private static void checkTime(Instant now, @Nullable Date issued) {
        if (issued == null
                || issued.toInstant().isAfter(now.plus(AuthLimit.CLOCK_DIFFERENCE.within()))
                || issued.toInstant()
                        .isBefore(
                                now.minus(AuthLimit.REQUEST_AGE.within()).minus(AuthLimit.CLOCK_DIFFERENCE.within()))) {
            throw new Denied(AuthRefusal.KEY_TOKEN_EXPIRED);
        }
    }

    private static void checkClaims(Instant now, Claim claim, JWTClaimsSet claims) {
        if (claims.getExpirationTime() == null
                || !now.isBefore(claims.getExpirationTime().toInstant())) {
            throw new Denied(AuthRefusal.KEY_TOKEN_WRONG, "exp");
        }
        if (claims.getIssuer() == null || !claims.getAudience().contains(AUDIENCE)) {
            throw new Denied(AuthRefusal.KEY_TOKEN_WRONG, claims.getIssuer() == null ? "iss" : "aud");
        }
        if (claims.getSubject() == null
                || !Secrets.same(claims.getSubject(), claim.individual().number())) {
            throw new Denied(AuthRefusal.KEY_TOKEN_WRONG, "sub");
        }
    }
}
