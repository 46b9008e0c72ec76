package org.regesta.cli.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;

/** How officers and machines get their tokens. */
final class SignIn {

    private static final String TOKEN = "/oauth2/token";
    private static final String LINK = "urn:regesta:params:oauth:grant-type:sign-in-link";
    private static final String ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private SignIn() {}

    /**
     * Redeems a one-time link.
     *
     * @param link as the server gave it: {@code /signin#<officer id>.<link id>.<secret>}
     */
    static Api byLink(Api anyone, String link) {
        return anyone.as(anyone.form(
                        TOKEN,
                        Map.of(
                                "grant_type",
                                LINK,
                                "client_id",
                                "regesta-console",
                                "link",
                                link.substring(link.indexOf('#') + 1)))
                .path("access_token")
                .asString());
    }

    /** A machine's token by {@code private_key_jwt} (RFC 7523). */
    static Api byKey(Api anyone, String clientId, ECKey key, Clock clock) {
        Instant now = clock.instant();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(clientId)
                .subject(clientId)
                .audience(anyone.base() + TOKEN)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(2))))
                .build();
        SignedJWT assertion = new SignedJWT(new JWSHeader(JWSAlgorithm.ES256), claims);
        try {
            assertion.sign(new ECDSASigner(key));
        } catch (JOSEException cannotSign) {
            throw new IllegalStateException(cannotSign);
        }
        return anyone.as(anyone.form(
                        TOKEN,
                        Map.of(
                                "grant_type",
                                "client_credentials",
                                "client_id",
                                clientId,
                                "client_assertion_type",
                                ASSERTION,
                                "client_assertion",
                                assertion.serialize()))
                .path("access_token")
                .asString());
    }
}
