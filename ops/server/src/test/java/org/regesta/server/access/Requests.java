package org.regesta.server.access;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.regesta.events.officer.Role;

/** Tokens as the authorization server would write them, and as it never would. */
final class Requests {

    private Requests() {}

    static String token(Gatehouse house, Role... roles) {
        return token(house, claims -> {}, roles);
    }

    static String token(Gatehouse house, Consumer<JWTClaimsSet.Builder> changed, Role... roles) {
        return signed(
                house.keys.pair("REGESTA", "TOKEN").privateKey(),
                house.keys.pair("REGESTA", "TOKEN").keyId(),
                claims(house.issuer(), house.clock.instant(), house::mandate, changed, roles));
    }

    /** @param mandates the registry position of whatever office a subject holds */
    static JWTClaimsSet claims(
            String issuer,
            Instant now,
            ToLongFunction<String> mandates,
            Consumer<JWTClaimsSet.Builder> changed,
            Role... roles) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject("officer-bao")
                .audience(Tokens.AUDIENCE)
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(600)))
                .jwtID(UUID.randomUUID().toString())
                .claim(Tokens.ROLES, List.of(roles).stream().map(Enum::name).toList());
        changed.accept(claims);
        String holder = claims.getClaims().get("sub") instanceof String subject ? subject : "";
        if (claims.getClaims().get(Tokens.MANDATE) == null) {
            claims.claim(Tokens.MANDATE, Long.toString(mandates.applyAsLong(holder)));
        }
        return claims.build();
    }

    static String signed(PrivateKey key, String keyId, JWTClaimsSet claims) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(keyId).build(), claims);
            jwt.sign(new ECDSASigner((ECPrivateKey) key));
            return jwt.serialize();
        } catch (com.nimbusds.jose.JOSEException cannot) {
            throw new IllegalStateException(cannot);
        }
    }
}
