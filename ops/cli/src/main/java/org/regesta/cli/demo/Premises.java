package org.regesta.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.regesta.wire.MosipTime;

/** Opens a centre, registers its machine and publishes the identity schema, on MOSIP's wire. */
final class Premises {

    private static final String SCHEMA = "/org/regesta/command/masterdata/identity-schema-0.1.json";
    private static final Duration UNTIL_IT_HOLDS = Duration.ofSeconds(1);

    private final Api administrator;
    private final Clock clock;

    Premises(Api administrator, Clock clock) {
        this.administrator = administrator;
        this.clock = clock;
    }

    /** @return the centre's number */
    String openCentre(String name) {
        Map<String, Object> centre = new LinkedHashMap<>();
        centre.put("name", name);
        centre.put("addressLine1", "1 Harbour Road");
        centre.put("langCode", "eng");
        centre.put("isActive", true);
        centre.put("centerTypeCode", "REG");
        centre.put("latitude", "34.52117");
        centre.put("longitude", "-6.45328");
        centre.put("locationCode", "14022");
        centre.put("holidayLocationCode", "KTA");
        centre.put("workingHours", "8:00:00");
        centre.put("perKioskProcessTime", "00:15:00");
        centre.put("centerStartTime", "08:00:00");
        centre.put("centerEndTime", "18:00:00");
        centre.put("zoneCode", "RBT");
        centre.put("numberOfKiosks", 2);
        return send("POST", "/v1/masterdata/registrationcenters", "registrationcenter", centre);
    }

    /** @return the machine's number */
    String registerMachine(String centreId) {
        Map<String, Object> machine = new LinkedHashMap<>();
        machine.put("name", "desk-" + centreId);
        machine.put("ipAddress", "192.0.2.1");
        machine.put("machineSpecId", "1001");
        machine.put("zoneCode", "RBT");
        machine.put("isActive", true);
        machine.put("regCenterId", centreId);
        machine.put("publicKey", publicKey());
        machine.put("signPublicKey", publicKey());
        return send("POST", "/v1/masterdata/machines", "machine", machine);
    }

    /** Publishes the schema the product ships; it gets version 0.1. */
    void publishSchema() {
        String id = send(
                "POST",
                "/v1/masterdata/idschema",
                "schema",
                Map.of("title", "Identity", "description", "As shipped", "schema", schema()));
        String from = MosipTime.text(clock.instant().plus(UNTIL_IT_HOLDS));
        administrator.mosip(
                "PUT",
                "/v1/masterdata/idschema/publish",
                "schema",
                MosipTime.text(clock.instant()),
                Map.of("id", id, "effectiveFrom", from));
    }

    private String send(String method, String path, String id, Map<String, ?> request) {
        return administrator
                .mosip(method, path, id, MosipTime.text(clock.instant()), request)
                .path("id")
                .asString();
    }

    private static String publicKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return Base64.getEncoder()
                    .encodeToString(generator.generateKeyPair().getPublic().getEncoded());
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static String schema() {
        try (InputStream shipped = Premises.class.getResourceAsStream(SCHEMA)) {
            if (shipped == null) {
                throw new IllegalStateException("the shipped identity schema is missing");
            }
            return new String(shipped.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
