package org.regesta.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.PlainJWT;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.regesta.events.officer.Role;
import org.springframework.http.HttpMethod;

class GateTest {

    private static Gatehouse house;

    @BeforeAll
    static void open() {
        house = new Gatehouse(SampleEndpoints.class);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static HttpResponse<String> get(String path, String token) {
        return house.send(house.to(path).header("Authorization", "Bearer " + token));
    }

    private static HttpResponse<String> post(String path, String token, String json) {
        return house.send(house.to(path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    @Test
    void a_role_of_the_row_is_let_in_and_no_other() {
        for (Role role : Role.values()) {
            int status = get("/v1/samples/mine", Requests.token(house, role)).statusCode();
            assertThat(status).as(role.name()).isEqualTo(role == Role.REGISTRATION_OFFICER ? 200 : 403);
        }
    }

    @Test
    void the_most_specific_row_counts() {
        assertThat(get("/v1/samples/mine", Requests.token(house, Role.AUDITOR)).statusCode())
                .isEqualTo(403);
    }

    @Test
    void without_a_token_only_what_the_table_calls_public_is_served() {
        assertThat(house.send(house.to("/v1/samples/open")).statusCode()).isEqualTo(200);
        assertThat(house.send(house.to("/v1/samples/mine")).statusCode()).isEqualTo(401);
        assertThat(house.send(house.to("/nothing/here")).statusCode()).isEqualTo(401);
    }

    @Test
    void a_token_that_does_not_hold_is_no_token() throws Exception {
        var stranger = TestKeys.ecPair().getPrivate();
        String keyId = house.keys.pair("REGESTA", "TOKEN").keyId();
        var claims = Requests.claims(
                house.issuer(), house.clock.instant(), house::mandate, c -> {}, Role.REGISTRATION_OFFICER);
        Date past = Date.from(house.clock.instant().minusSeconds(3600));
        Date future = Date.from(house.clock.instant().plusSeconds(3600));
        Role role = Role.REGISTRATION_OFFICER;
        Map<String, String> bad = new TreeMap<>();
        bad.put(
                "of nobody the registry knows",
                Requests.token(house, c -> c.subject("nobody").claim("mandate", "7"), role));
        bad.put("expired", Requests.token(house, c -> c.expirationTime(past), role));
        bad.put("without end", Requests.token(house, c -> c.expirationTime(null), role));
        bad.put("not yet", Requests.token(house, c -> c.notBeforeTime(future), role));
        bad.put("other audience", Requests.token(house, c -> c.audience("elsewhere"), role));
        bad.put("no audience", Requests.token(house, c -> c.audience(List.of()), role));
        bad.put("other issuer", Requests.token(house, c -> c.issuer("http://elsewhere"), role));
        bad.put("other key", Requests.signed(stranger, keyId, claims));
        bad.put("no signature", new PlainJWT(claims).serialize());
        bad.put("cut", Requests.token(house, role).replaceAll("\\.[^.]*$", "."));
        bad.put("garbage", "garbage");
        bad.forEach((what, token) ->
                assertThat(get("/v1/samples/mine", token).statusCode()).as(what).isEqualTo(401));
        assertThat(get("/v1/samples/mine", Requests.token(house, role)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_token_that_was_good_is_refused_once_it_has_expired_though_its_signature_is_remembered() {
        Date soon = Date.from(house.clock.instant().plusSeconds(60));
        String token = Requests.token(house, c -> c.expirationTime(soon), Role.REGISTRATION_OFFICER);
        assertThat(get("/v1/samples/mine", token).statusCode()).isEqualTo(200);
        assertThat(get("/v1/samples/mine", token).statusCode()).isEqualTo(200);

        house.clock.advance(Duration.ofMinutes(2));

        assertThat(get("/v1/samples/mine", token).statusCode()).isEqualTo(401);
    }

    @Test
    void a_token_ends_by_the_one_clock_and_what_the_clock_showed_meanwhile_is_not_kept() {
        Date soon = Date.from(house.clock.instant().plusSeconds(60));
        String token = Requests.token(house, c -> c.expirationTime(soon), Role.REGISTRATION_OFFICER);
        house.clock.jump(Duration.ofDays(400));
        assertThat(get("/v1/samples/mine", token).statusCode()).isEqualTo(401);
        house.clock.jump(Duration.ofDays(-400));
        assertThat(get("/v1/samples/mine", token).statusCode()).isEqualTo(200);
        house.clock.jump(Duration.ofHours(1));
        assertThat(get("/v1/samples/mine", token).statusCode()).isEqualTo(401);
    }

    @Test
    void who_acts_comes_from_the_token_whatever_headers_say() {
        HttpResponse<String> answer = house.send(house.to("/v1/samples/mine")
                .header("Authorization", "Bearer " + Requests.token(house, Role.REGISTRATION_OFFICER, Role.AUDITOR))
                .header("actor", "mallory")
                .header("X-Forwarded-User", "mallory")
                .header("machine", "m1")
                .header("centre", "c1"));
        var by = Gatehouse.json(answer);
        assertThat(by.get("actor").asString()).isEqualTo("officer-bao");
        assertThat(by.get("role").asString()).isEqualTo("REGISTRATION_OFFICER");
        assertThat(by.get("authority").asString()).isEqualTo("mandate:officer-bao@" + house.mandate("officer-bao"));
        assertThat(by.get("correlation").asString())
                .isEqualTo(answer.headers().firstValue("Regesta-Correlation").orElseThrow());
        assertThat(by.has("machine")).isFalse();
        assertThat(by.has("centre")).isFalse();
        assertThat(by.has("commandId")).isFalse();
    }

    @Test
    void an_idempotency_key_names_one_command_of_one_caller() {
        String one = commandId("a-key-of-mine", "officer-bao");
        assertThat(commandId("a-key-of-mine", "officer-bao")).isEqualTo(one);
        assertThat(commandId("a-key-of-mine", "officer-chen")).isNotEqualTo(one);
        assertThat(commandId("another-key", "officer-bao")).isNotEqualTo(one);
        HttpResponse<String> refused = keyed("short", "officer-bao");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Gatehouse.json(refused).get("field").asString()).isEqualTo("Idempotency-Key");
    }

    private static String commandId(String key, String actor) {
        return Gatehouse.json(keyed(key, actor)).get("commandId").asString();
    }

    private static HttpResponse<String> keyed(String key, String actor) {
        String token = Requests.token(house, c -> c.subject(actor), Role.REGISTRATION_OFFICER);
        return house.send(house.to("/v1/samples/mine")
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", key));
    }

    @Test
    void mosips_paths_say_no_in_mosips_envelope() {
        HttpResponse<String> anonymous = house.send(house.to("/mosip/v1/sample").POST(BodyPublishers.ofString("{}")));
        assertThat(anonymous.statusCode()).isEqualTo(401);
        assertThat(Gatehouse.json(anonymous).at("/errors/0/errorCode").asString())
                .isEqualTo("KER-ATH-401");
        HttpResponse<String> wrongRole = post("/mosip/v1/sample", Requests.token(house, Role.AUDITOR), "{}");
        assertThat(wrongRole.statusCode()).isEqualTo(403);
        assertThat(Gatehouse.json(wrongRole).at("/errors/0/errorCode").asString())
                .isEqualTo("KER-ATH-403");
    }

    @Test
    void a_mapped_endpoint_that_the_table_lacks_stops_the_start() {
        assertThatThrownBy(() -> new Gatehouse(SampleEndpoints.class, Unlisted.class).close())
                .hasStackTraceContaining("GET /v1/unlisted");
    }

    static class Unlisted {
        @org.springframework.context.annotation.Bean
        Forgotten forgotten() {
            return new Forgotten();
        }

        @org.springframework.web.bind.annotation.RestController
        class Forgotten {
            @org.springframework.web.bind.annotation.GetMapping("/v1/unlisted")
            String get() {
                return "";
            }
        }
    }

    @Test
    void every_answer_forbids_framing_sniffing_and_keeping() {
        var headers = house.send(house.to("/v1/samples/open")).headers();
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(headers.firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(headers.firstValue("Content-Security-Policy").orElse("")).contains("default-src 'none'");
        assertThat(headers.map()).doesNotContainKeys("access-control-allow-origin", "server", "set-cookie");
    }

    @Test
    void another_sites_page_is_given_no_leave_to_read() {
        HttpRequest.Builder preflight = house.to("/v1/samples/open")
                .header("Origin", "http://elsewhere.example")
                .header("Access-Control-Request-Method", "GET")
                .method(HttpMethod.OPTIONS.name(), BodyPublishers.noBody());
        HttpResponse<String> answer = house.send(preflight);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-origin");
    }
}
