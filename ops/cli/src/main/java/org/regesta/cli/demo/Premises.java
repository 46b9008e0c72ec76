package org.regesta.cli.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.regesta.cli.verb.Failed;
import org.regesta.testkit.packet.MachineSeal;
import org.regesta.testkit.partner.RsaPairs;
import org.regesta.wire.MosipTime;

/** Opens a centre, registers its machine and publishes the identity schema, on MOSIP's wire. */
final class Premises {

    private static final String SCHEMA = "/org/regesta/command/masterdata/identity-schema-0.1.json";
    private static final Duration UNTIL_IT_HOLDS = Duration.ofSeconds(1);

    private final Api administrator;
    private final Clock clock;
    private final Map<String, PrivateKey> signing = new HashMap<>();

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
        KeyPair own = RsaPairs.generate(); // one for both
        machine.put("publicKey", base64(own));
        machine.put("signPublicKey", base64(own));
        String id = send("POST", "/v1/masterdata/machines", "machine", machine);
        signing.put(id, own.getPrivate());
        return id;
    }

    /** What the machine does to packets: it signs with its own key and encrypts with the house's certificate. */
    MachineSeal seal(String centreId, String machineId) {
        String reference = centreId + "_" + machineId;
        String pem = administrator
                .get("/v1/keymanager/getCertificate?applicationId=REGISTRATION&referenceId=" + reference)
                .path("response")
                .path("certificate")
                .asString();
        try {
            X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
            return new MachineSeal(reference, certificate, Objects.requireNonNull(signing.get(machineId)));
        } catch (CertificateException refused) {
            throw new Failed("no certificate for " + reference + ": " + pem);
        }
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

    /** From now on a packet says one of these. */
    void nameGenders() {
        Map.of("FLE", "Female", "MLE", "Male")
                .forEach((code, name) -> send(
                        "POST",
                        "/v1/masterdata/dynamicfields",
                        "dynamicfield",
                        Map.of(
                                "name",
                                "gender",
                                "langCode",
                                "eng",
                                "dataType",
                                "simpleType",
                                "fieldVal",
                                Map.of("code", code, "value", name))));
    }

    private String send(String method, String path, String id, Map<String, ?> request) {
        return administrator
                .mosip(method, path, id, MosipTime.text(clock.instant()), request)
                .path("id")
                .asString();
    }

    private static String base64(KeyPair keys) {
        return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
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
