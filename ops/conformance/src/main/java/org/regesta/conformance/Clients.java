package org.regesta.conformance;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;

/** The administrator, and a client for each rig role, registered and signed in over public endpoints. */
final class Clients {

    private static final String TOKEN = "/oauth2/token";
    private static final Duration FRESH = Duration.ofMinutes(2);

    /** Whoever sets up what cases presuppose. */
    private static final Set<String> SETUP = Set.of(
            "GLOBAL_ADMIN",
            "MASTERDATA_ADMIN",
            "PARTNER_ADMIN",
            "PARTNERMANAGER",
            "POLICYMANAGER",
            "ID_REPOSITORY",
            "REGISTRATION_PROCESSOR");

    private final Http http;
    private final Clock clock;
    private final String run;
    private final ECKey key = newKey();
    private final String administrator;
    private final Map<String, Held> tokens = new HashMap<>();

    private record Held(String token, Instant made) {}

    /** @param link the administrator's one-time sign-in link, as a first start prints it */
    Clients(Http http, Clock clock, String run, String link) {
        this.http = http;
        this.clock = clock;
        this.run = run;
        Http.Answer answer = http.form(
                TOKEN,
                Map.of(
                        "grant_type", "urn:regesta:params:oauth:grant-type:sign-in-link",
                        "client_id", "regesta-console",
                        "link", link.substring(link.indexOf('#') + 1)));
        this.administrator = answer.body().path("access_token").asString("");
        if (administrator.isEmpty()) {
            throw new NotRunnable("the administrator's link was refused (it signs in once; "
                    + "./regesta up --new-administrator-link prints another): " + answer.status());
        }
        register("setup", SETUP);
    }

    /** Headers of one who may set everything up. */
    Map<String, String> setup() {
        return Map.of("Authorization", "Bearer " + token("setup"));
    }

    /** Headers of a rig role's client; a case without a role shows no token. */
    Map<String, String> as(String rigRole) {
        if (rigRole.isEmpty()) {
            return Map.of();
        }
        if (!tokens.containsKey(rigRole)) {
            Set<String> roles = RigRoles.of(rigRole)
                    .orElseThrow(() -> new NotRunnable("rig role '" + rigRole + "' is not in the table"));
            register(rigRole, roles);
        }
        return Map.of("Authorization", "Bearer " + token(rigRole));
    }

    private void register(String name, Set<String> roles) {
        record Body(String id, Set<String> roles, JsonNode publicJwk) {}
        JsonNode jwk = Json.read(key.toPublicJWK().toJSONString(), JsonNode.class);
        Http.Answer answer = http.send(
                "POST",
                "/v1/clients",
                Map.of("Authorization", "Bearer " + administrator),
                Json.write(new Body(id(name), roles, jwk)));
        if (!answer.good()) {
            throw new NotRunnable("no client for role '" + name + "': " + answer.status() + " " + answer.body());
        }
    }

    private String token(String name) {
        Held held = tokens.get(name);
        if (held == null || held.made().plus(FRESH).isBefore(clock.instant())) {
            held = new Held(signIn(name), clock.instant());
            tokens.put(name, held);
        }
        return held.token();
    }

    /** {@code private_key_jwt}, RFC 7523. */
    private String signIn(String name) {
        Http.Answer answer = http.form(
                TOKEN,
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        id(name),
                        "client_assertion_type",
                        "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                        "client_assertion",
                        assertion(id(name))));
        String token = answer.body().path("access_token").asString("");
        if (token.isEmpty()) {
            throw new NotRunnable("client '" + name + "' got no token: " + answer.status() + " " + answer.body());
        }
        return token;
    }

    private String assertion(String clientId) {
        Instant now = clock.instant();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(clientId)
                .subject(clientId)
                .audience(http.base() + TOKEN)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(FRESH)))
                .build();
        SignedJWT signed = new SignedJWT(new JWSHeader(JWSAlgorithm.ES256), claims);
        try {
            signed.sign(new ECDSASigner(key));
        } catch (JOSEException cannotSign) {
            throw new IllegalStateException(cannotSign);
        }
        return signed.serialize();
    }

    private String id(String name) {
        return "conformance-" + run + "-" + name;
    }

    private static ECKey newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).generate();
        } catch (JOSEException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
