package org.regesta.conformance;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
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

/** Who sets things up, and a client for each rig role, registered and signed in over public endpoints. */
final class Clients {

    private static final String TOKEN = "/oauth2/token";
    private static final String ACCESS_TOKEN = "access_token";
    /** The name of who sets up, which is no rig role. */
    private static final String SETTING_UP = "setup";

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
    private final Admission.Key setup;
    private final Map<String, Held> tokens = new HashMap<>();

    private record Held(String token, Instant made) {}

    Clients(Http http, Clock clock, String run, Admission admission) {
        this.http = http;
        this.clock = clock;
        this.run = run;
        this.setup = admission
                .kept()
                .filter(this::isKnown)
                .orElseGet(() -> registered(
                        admission,
                        admission
                                .link()
                                .orElseThrow(() -> new NotRunnable("the server does not know the key that an"
                                        + " earlier run kept; ./regesta up --new-administrator-link prints a link"))));
    }

    private boolean isKnown(Admission.Key kept) {
        return !signIn(kept.client(), kept).path(ACCESS_TOKEN).asString("").isEmpty();
    }

    private Admission.Key registered(Admission admission, String link) {
        Http.Answer answer = http.form(
                TOKEN,
                Map.of(
                        "grant_type", "urn:regesta:params:oauth:grant-type:sign-in-link",
                        "client_id", "regesta-console",
                        "link", link.substring(link.indexOf('#') + 1)));
        String administrator = answer.body().path(ACCESS_TOKEN).asString("");
        if (administrator.isEmpty()) {
            throw new NotRunnable("the administrator's link was refused (it signs in once; "
                    + "./regesta up --new-administrator-link prints another): " + answer.status());
        }
        Admission.Key fresh = Admission.fresh(id(SETTING_UP));
        register(SETTING_UP, fresh, SETUP, administrator);
        admission.keep(fresh);
        return fresh;
    }

    /** Headers of one who may set everything up. */
    Map<String, String> setup() {
        return Map.of("Authorization", "Bearer " + token(SETTING_UP));
    }

    /** Headers of a rig role's client; a case without a role shows no token. */
    Map<String, String> as(String rigRole) {
        if (rigRole.isEmpty()) {
            return Map.of();
        }
        if (!tokens.containsKey(rigRole)) {
            Set<String> roles = RigRoles.of(rigRole)
                    .orElseThrow(() -> new NotRunnable("rig role '" + rigRole + "' is not in the table"));
            register(rigRole, setup, roles, token(SETTING_UP));
        }
        return Map.of("Authorization", "Bearer " + token(rigRole));
    }

    private void register(String name, Admission.Key key, Set<String> roles, String by) {
        record Body(String id, Set<String> roles, JsonNode publicJwk) {}
        JsonNode jwk = Json.read(key.key().toPublicJWK().toJSONString(), JsonNode.class);
        Http.Answer answer = http.send(
                "POST",
                "/v1/clients",
                Map.of("Authorization", "Bearer " + by),
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

    private String signIn(String name) {
        String client = name.equals(SETTING_UP) ? setup.client() : id(name);
        JsonNode answer = signIn(client, setup);
        String token = answer.path(ACCESS_TOKEN).asString("");
        if (token.isEmpty()) {
            throw new NotRunnable("client '" + name + "' got no token: " + answer);
        }
        return token;
    }

    /** {@code private_key_jwt}, RFC 7523. */
    private JsonNode signIn(String client, Admission.Key key) {
        return http.form(
                        TOKEN,
                        Map.of(
                                "grant_type",
                                "client_credentials",
                                "client_id",
                                client,
                                "client_assertion_type",
                                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                                "client_assertion",
                                assertion(client, key)))
                .body();
    }

    private String assertion(String clientId, Admission.Key key) {
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
            signed.sign(new ECDSASigner(key.key()));
        } catch (JOSEException cannotSign) {
            throw new IllegalStateException(cannotSign);
        }
        return signed.serialize();
    }

    private String id(String name) {
        return "conformance-" + run + "-" + name;
    }
}
