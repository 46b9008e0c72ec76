package org.regesta.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.regesta.events.officer.Role;
import org.regesta.server.access.Gatehouse;
import org.regesta.server.access.SampleEndpoints;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

@ExtendWith(OutputCaptureExtension.class)
class ErrorsTest {

    private static Gatehouse house;

    @BeforeAll
    static void open() {
        house = new Gatehouse(SampleEndpoints.class);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static HttpResponse<String> get(String path) {
        return house.send(house.to(path).header("Authorization", "Bearer " + house.token(Role.AUDITOR)));
    }

    private static HttpResponse<String> post(String path, Role role, String type, String body) {
        return house.send(house.to(path)
                .header("Authorization", "Bearer " + house.token(role))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> mosip(String body) {
        return post("/mosip/v1/sample", Role.REGISTRATION_PROCESSOR, "application/json", body);
    }

    private static String mosipCode(String body) {
        HttpResponse<String> answer = mosip(body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode envelope = Gatehouse.json(answer);
        assertThat(envelope.get("id").asString()).isEqualTo("mosip.sample");
        assertThat(envelope.get("response").isNull()).isTrue();
        return envelope.at("/errors/0/errorCode").asString();
    }

    private static void isProblem(HttpResponse<String> answer, int status, String slug) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        JsonNode problem = Gatehouse.json(answer);
        assertThat(problem.get("type").asString()).isEqualTo("/problems/" + slug);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        HttpResponse<String> page = house.send(house.to("/problems/" + slug));
        assertThat(page.statusCode()).isEqualTo(200);
    }

    @Test
    void on_our_wire_every_refusal_is_a_problem_that_is_described() {
        isProblem(get("/v1/samples/refused"), 404, "registration-not-announced");
        isProblem(get("/v1/samples/full"), 503, "storage-full");
        isProblem(get("/v1/samples/unknown"), 503, "outcome-unknown");
        isProblem(get("/v1/samples/gone"), 410, "erased");
        isProblem(get("/v1/samples/refused?page=many"), 400, "invalid-field");
        isProblem(get("/v1/nothing"), 404, "not-found");
        isProblem(house.send(house.to("/v1/nothing")), 401, "unauthenticated");
        isProblem(post("/v1/samples", Role.AUDITOR, "application/json", "{"), 400, "malformed");
        isProblem(post("/v1/samples", Role.AUDITOR, "application/json", "{\"count\":\"many\"}"), 400, "malformed");
        isProblem(post("/v1/samples", Role.AUDITOR, "application/json", ""), 400, "malformed");
        isProblem(post("/v1/samples", Role.AUDITOR, "text/plain", "{}"), 415, "wrong-media-type");
        isProblem(post("/v1/samples/mine", Role.AUDITOR, "application/json", "{}"), 405, "wrong-method");
        isProblem(post("/v1/samples", Role.ADJUDICATOR, "application/json", "{}"), 403, "forbidden");
    }

    @Test
    void on_mosips_wire_every_refusal_is_an_envelope() {
        assertThat(mosipCode("{\"request\":{\"how\":\"refused\"}}")).isEqualTo("TST-RULE");
        assertThat(mosipCode("{\"request\":{\"how\":\"full\"}}")).isEqualTo("TST-UNAVAILABLE");
        assertThat(mosipCode("{\"request\":{\"how\":\"unknown\"}}")).isEqualTo("TST-UNAVAILABLE");
        assertThat(mosipCode("{}")).isEqualTo("TST-MISSING_REQUEST");
        assertThat(mosipCode("{")).isEqualTo("TST-MALFORMED");
        assertThat(mosipCode("")).isEqualTo("TST-MALFORMED");
        assertThat(mosipCode("{\"id\":1,\"id\":2}")).isEqualTo("TST-MALFORMED");
        assertThat(mosipCode("[".repeat(100_000))).isEqualTo("TST-MALFORMED");
    }

    @Test
    void a_body_past_its_limit_is_refused_with_and_without_a_length() {
        String large = "{\"request\":{\"how\":\"" + "x".repeat((int) BodyLimitFilter.BODY_MAX) + "\"}}";
        assertThat(mosipCode(large)).isEqualTo("TST-TOO_LARGE");
        HttpResponse<String> chunked = house.send(house.to("/v1/samples")
                .header("Authorization", "Bearer " + house.token(Role.AUDITOR))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(
                        ("{\"name\":\"" + "x".repeat((int) BodyLimitFilter.BODY_MAX) + "\"}").getBytes()))));
        isProblem(chunked, 413, "too-large");
    }

    @Test
    void who_brings_documents_may_send_more_and_nobody_else_may() {
        for (String door : List.of("/commons/v1/packetmanager/createPacket", "/idrepository/v1/identity/")) {
            assertThat(BodyLimitFilter.max(door)).as(door).isEqualTo(6 << 20);
        }
        for (String other : List.of(
                "/commons/v1/packetmanager/createPacket2",
                "/idrepository/v1/identityx",
                "/idrepository/v1/vid",
                "/idauthentication/v1/auth",
                "/x/commons/v1/packetmanager/createPacket",
                "/commons/v1/packetmanager/%63reatePacket",
                "/v1/samples")) {
            assertThat(BodyLimitFilter.max(other)).as(other).isEqualTo(1 << 20);
        }
    }

    @Test
    void a_bug_says_nothing_to_the_caller_and_no_message_to_the_log(CapturedOutput log) {
        HttpResponse<String> answer = get("/v1/samples/bug");
        isProblem(answer, 500, "unexpected");
        assertThat(answer.body()).doesNotContain("Amina", "IllegalState");
        HttpResponse<String> mosip = mosip("{\"request\":{\"how\":\"bug\"}}");
        assertThat(mosip.statusCode()).isEqualTo(500);
        assertThat(mosip.body()).contains("TST-UNAVAILABLE").doesNotContain("Amina");
        String correlation = answer.headers().firstValue("Regesta-Correlation").orElseThrow();
        assertThat(log).contains(correlation, "java.lang.IllegalStateException").doesNotContain("Amina");
    }

    @Test
    void what_was_sent_never_comes_back() {
        String canary = "Zyxwvut";
        Map<String, HttpResponse<String>> answers = Map.of(
                "path", get("/v1/" + canary),
                "id", get("/v1/samples/" + canary),
                "query", get("/v1/samples/refused?page=" + canary),
                "body", post("/v1/samples", Role.AUDITOR, "application/json", "{\"count\":\"" + canary + "\"}"),
                "name", post("/v1/samples", Role.AUDITOR, "application/json", "{\"" + canary + "\"}"),
                "type", post("/v1/samples", Role.AUDITOR, "application/" + canary, "{}"),
                "slug", house.send(house.to("/problems/" + canary)),
                "form",
                        post(
                                "/oauth2/token",
                                Role.AUDITOR,
                                "application/x-www-form-urlencoded",
                                "grant_type=" + canary),
                "rejected", get("/v1/samples/%2e%2e%2f" + canary + ";x=1"));
        answers.forEach((where, answer) -> {
            assertThat(answer.statusCode()).as(where).isBetween(400, 500);
            assertThat(answer.body()).as(where).doesNotContain(canary);
            assertThat(answer.headers().map().toString()).as(where).doesNotContain(canary);
        });
    }
}
