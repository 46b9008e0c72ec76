package org.regesta.cli.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.time.Clock;
import java.util.Set;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;

/** Appoints the people and registers the machine of the story, and signs them in. */
final class Office {

    private static final String CLIENT = "registration-client-10001";

    private final Api anyone;
    private final Api administrator;
    private final ECKey machineKey;

    /** @param link the administrator's one-time link, as the server printed it at first start */
    Office(Api anyone, String link) {
        this.anyone = anyone;
        this.administrator = SignIn.byLink(anyone, link);
        this.machineKey = newKey();
    }

    Api administrator() {
        return administrator;
    }

    /** Appoints an officer and redeems the link the administrator got for them. */
    Api appoint(String id, String name, Set<String> roles) {
        record Body(String id, Set<String> roles, String name) {}
        JsonNode answer = administrator.send("POST", "/v1/officers", new Body(id, roles, name));
        return SignIn.byLink(anyone, answer.path("signInLink").asString());
    }

    /** Appoints an officer who is named in packets but does not sign in here. */
    void appointInField(String id, String name, Set<String> roles) {
        record Body(String id, Set<String> roles, String name) {}
        administrator.send("POST", "/v1/officers", new Body(id, roles, name));
    }

    /** Registers the registration client by its public key, and gives it a token. */
    Api registrationClient(Clock clock) {
        record Body(String id, Set<String> roles, JsonNode publicJwk) {}
        String jwk = machineKey.toPublicJWK().toJSONString();
        administrator.send(
                "POST",
                "/v1/clients",
                new Body(CLIENT, Set.of("REGISTRATION_PROCESSOR"), Json.read(jwk, JsonNode.class)));
        return SignIn.byKey(anyone, CLIENT, machineKey, clock);
    }

    /** The same client after a restart: its key is still known. */
    Api registrationClientAgain(Api server, Clock clock) {
        return SignIn.byKey(server, CLIENT, machineKey, clock);
    }

    private static ECKey newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).generate();
        } catch (JOSEException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
