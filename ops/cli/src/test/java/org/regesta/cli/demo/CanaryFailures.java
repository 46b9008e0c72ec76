package org.regesta.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.regesta.testkit.packet.Packet;
import org.regesta.wire.MosipTime;
import tools.jackson.databind.JsonNode;

/** Requests that fail with a canary in their bodies, at every door that takes one. */
final class CanaryFailures {

    private static final Set<String> EVERY_ROLE =
            Set.of("GLOBAL_ADMIN", "MASTERDATA_ADMIN", "REGISTRATION_ADMIN", "ADJUDICATOR", "AUDITOR", "POLICYMANAGER");
    private static final List<String> DOORS = List.of(
            "/v1/officers",
            "/v1/clients",
            "/v1/identities/lookup",
            "/v1/adjudications/10001100010000120261121090000/decision",
            "/v1/masterdata/registrationcenters",
            "/v1/masterdata/machines",
            "/v1/masterdata/idschema",
            "/v1/policymanager/policies/group/new",
            "/v1/policymanager/policies",
            "/v1/partnermanager/partners",
            "/registrationprocessor/v1/registrationstatus/sync",
            "/registrationprocessor/v1/registrationstatus/search",
            "/registrationprocessor/v1/packetreceiver/registrationpackets",
            "/idauthentication/v1/otp/licence/partner/key",
            "/idauthentication/v1/auth/licence/partner/key",
            "/oauth2/token",
            "/v1/no-such-door");

    private final HttpClient http = HttpClient.newHttpClient();
    private final House house;
    private final Canaries canaries;
    private final String token;

    CanaryFailures(House house, Canaries canaries) {
        this.house = house;
        this.canaries = canaries;
        this.token = token();
    }

    private String token() {
        String link = house.office
                .administrator()
                .send(
                        "POST",
                        "/v1/officers",
                        Map.of(
                                "id", "110190",
                                "roles", EVERY_ROLE,
                                "name", canaries.word(),
                                "email", canaries.email(),
                                "phone", canaries.digits(10)))
                .path("signInLink")
                .asString();
        Map<String, String> form = new HashMap<>();
        form.put("grant_type", "urn:regesta:params:oauth:grant-type:sign-in-link");
        form.put("client_id", "regesta-console");
        form.put("link", link.substring(link.indexOf('#') + 1));
        return house.anyone().form("/oauth2/token", form).path("access_token").asString();
    }

    void ask() {
        for (String door : DOORS) {
            for (String body : bodies()) {
                assertThat(post(door, "application/json", body)).as(door).isBetween(200, 499);
            }
            assertThat(post(door, "text/plain", canaries.word())).as(door).isBetween(200, 499);
            assertThat(post(door, "application/x-www-form-urlencoded", "name=" + canaries.word()))
                    .as(door)
                    .isBetween(200, 499);
            assertThat(post(door, "multipart/form-data; boundary=b", multipart()))
                    .as(door)
                    .isBetween(200, 499);
        }
        String officer = "{\"id\":\"110103\",\"roles\":[\"AUDITOR\"],\"name\":\"%s\",\"phone\":\"%s\"}";
        assertThat(post("/v1/officers", "application/json", officer.formatted(canaries.word(), canaries.digits(10))))
                .isEqualTo(409);
        String unknown = "{\"idType\":\"UIN\",\"id\":\"%s\"}".formatted(canaries.digits(10));
        assertThat(post("/v1/identities/lookup", "application/json", unknown)).isEqualTo(404);
        announceWithContact();
    }

    private List<String> bodies() {
        String one = canaries.word();
        String mosip = "{\"id\":\"%s\",\"version\":\"1.0\",\"requesttime\":\"%s\",\"request\":%s}";
        return List.of(
                "{\"name\":\"" + one + "\",\"phone\":" + one + "}",
                "{\"name\":\"" + one,
                "\"" + one + "\"",
                "[{\"" + one + "\":1}]",
                "{\"name\":{\"value\":\"" + one + "\"},\"roles\":\"" + one + "\",\"id\":[\"" + one + "\"],"
                        + "\"decision\":\"" + one + "\",\"reasonCode\":\"" + one + "\",\"idType\":\"" + one + "\"}",
                mosip.formatted(one, one, "[{\"registrationId\":\"" + one + "\",\"langCode\":\"" + one + "\"}]"),
                mosip.formatted(one, MosipTime.text(house.clock.instant()), "{\"name\":\"" + one + "\"}"));
    }

    private String multipart() {
        return "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + canaries.word()
                + ".zip\"\r\nContent-Type: application/zip\r\n\r\n" + canaries.word() + "\r\n--b--\r\n";
    }

    /** MOSIP's sync list may carry the applicant's name, phone and e-mail. */
    private void announceWithContact() {
        Map<String, Object> entry = new HashMap<>();
        String rid = house.rid(90);
        entry.put("registrationId", rid);
        entry.put("packetId", new Packet(rid, rid + "-10001_10001-20261121090000.zip", new byte[0]).packetId());
        entry.put("registrationType", "NEW");
        entry.put("packetHashValue", "A".repeat(64));
        entry.put("packetSize", 1_000);
        entry.put("supervisorStatus", "APPROVED");
        entry.put("supervisorComment", "knows " + canaries.word());
        entry.put("langCode", "eng");
        entry.put("name", canaries.word());
        entry.put("phone", canaries.digits(10));
        entry.put("email", canaries.email());
        JsonNode answer = house.field().announce(entry);
        assertThat(answer.toString()).contains(rid);
    }

    private int post(String door, String type, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(house.server.url() + door))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
