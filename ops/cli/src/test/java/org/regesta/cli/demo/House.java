package org.regesta.cli.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.regesta.cli.verb.Failed;
import org.regesta.server.Options;
import org.regesta.server.RegestaServer;
import org.regesta.testkit.packet.MachineSeal;
import org.regesta.testkit.packet.Packet;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;

/** A whole system in a folder of its own, set up over its public endpoints, for tests of the whole. */
final class House implements AutoCloseable {

    static final String OPERATOR = "110125";
    /** How long what may wait, where it differs from the usual. */
    static final String PROMISES = "regesta.registration.promises";

    /** How long the law gives an adjudicator. */
    static final String DECISIONS = "regesta.adjudication.deadline";

    private static final Duration PATIENCE = Duration.ofMinutes(Long.getLong("patience", 3));

    final MovableClock clock = new MovableClock();
    final Options options;
    RegestaServer.Instance server;
    final Office office;
    final String centre;
    final String machine;
    final MachineSeal seal;
    private int anew;
    private Api administrator;
    private Api registrationClient;

    House(Path data) {
        this(Options.on(data).withPort(0).withReadableOutbox());
    }

    House(Options how) {
        options = how;
        server = RegestaServer.start(options, clock);
        office = new Office(anyone(), server.administratorLink().orElseThrow());
        administrator = office.administrator();
        Premises premises = new Premises(administrator, clock);
        centre = premises.openCentre("Harbour");
        machine = premises.registerMachine(centre);
        seal = premises.seal(centre, machine);
        premises.publishSchema();
        office.appointInField(OPERATOR, "Operator", Set.of("REGISTRATION_OFFICER", "REGISTRATION_SUPERVISOR"));
        registrationClient = office.registrationClient(clock);
    }

    Api anyone() {
        return new Api(server.url(), Optional.empty());
    }

    Api registrationClient() {
        return registrationClient;
    }

    /** Ends the system and starts it again on its folder; who comes must sign in anew. */
    void restart() {
        restart(() -> {});
    }

    /** @param meanwhile what happens to the folder of the stopped house */
    void restart(Runnable meanwhile) {
        server.close();
        meanwhile.run();
        server = RegestaServer.start(options.withNewAdministratorLink(), clock);
        administrator = SignIn.byLink(anyone(), server.administratorLink().orElseThrow());
        registrationClient = office.registrationClientAgain(anyone(), clock);
    }

    /** Its clock is set; tokens are of another time then, and who comes must sign in anew. */
    void clockIsAhead(Duration of) {
        clock.isAhead(of);
        administrator = SignIn.byLink(anyone(), server.appointAdministrator("11019" + ++anew));
        registrationClient = office.registrationClientAgain(anyone(), clock);
    }

    /** An officer who was appointed before, signed in anew. */
    Api signedInAgain(String officerId) {
        return SignIn.byLink(
                anyone(),
                administrator
                        .send("POST", "/v1/officers/" + officerId + "/sign-in-links", Map.of())
                        .path("signInLink")
                        .asString());
    }

    /** A service, by a key of its own. */
    Api client(String id, String role) {
        try {
            ECKey key = new ECKeyGenerator(Curve.P_256).generate();
            office.administrator()
                    .send(
                            "POST",
                            "/v1/clients",
                            Map.of(
                                    "id", id,
                                    "roles", List.of(role),
                                    "publicJwk", Json.read(key.toPublicJWK().toJSONString(), JsonNode.class)));
            return SignIn.byKey(anyone(), id, key, clock);
        } catch (JOSEException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    Field field() {
        return new Field(registrationClient, clock, Optional.of(seal));
    }

    /** Brings packets in as they are, neither signed nor encrypted. */
    Field plainField() {
        return new Field(registrationClient, clock, Optional.empty());
    }

    String rid(int sequence) {
        return Packet.rid(centre, machine, sequence, clock.instant());
    }

    /** What our own wire says of a registration. */
    JsonNode registration(String rid) {
        return registrationClient.get("/v1/registrations/" + rid);
    }

    /** Announces, uploads, and waits until the registration stands at one of these. */
    JsonNode bringIn(Packet packet, String... standings) {
        field().announce(packet);
        field().upload(packet);
        return awaitStanding(packet.rid(), standings);
    }

    /** @param process by MOSIP's word for it */
    void bring(Packet packet, String process, String standing) {
        bring(field(), packet, process, standing);
    }

    void bring(Field by, Packet packet, String process, String standing) {
        by.announce(packet, process);
        by.upload(packet);
        awaitStanding(packet.rid(), standing);
    }

    /** How it is listed among what waits too long; missing when it is not. */
    static JsonNode listed(Api officer, String rid) {
        for (JsonNode late : officer.get("/v1/operations/stuck?limit=200").path("items")) {
            if (late.path("registrationId").asString().equals(rid)) {
                return late;
            }
        }
        return tools.jackson.databind.node.MissingNode.getInstance();
    }

    JsonNode awaitStanding(String rid, String... standings) {
        JsonNode[] last = new JsonNode[1];
        try {
            await(() -> {
                last[0] = known(rid);
                return Set.of(standings).contains(last[0].path("standing").asString(""));
            });
        } catch (AssertionError tooLate) {
            throw new AssertionError("not " + List.of(standings) + " but " + last[0], tooLate);
        }
        return last[0];
    }

    /** As {@link #registration}, or an empty object while the views have not heard of it yet. */
    private JsonNode known(String rid) {
        try {
            return registration(rid);
        } catch (Failed answered) {
            if (String.valueOf(answered.getMessage()).contains("registration-unknown")) {
                return Json.mapper().createObjectNode();
            }
            throw answered;
        }
    }

    /** Waits as {@link #await}, and says in the end what there was instead. */
    static void awaitOneOf(Set<String> wanted, Supplier<String> now) {
        String[] last = {""};
        try {
            await(() -> wanted.contains(last[0] = now.get()));
        } catch (AssertionError late) {
            throw new AssertionError(last[0] + " is none of " + wanted, late);
        }
    }

    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + PATIENCE);
            }
            java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
