package org.regesta.server.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.regesta.server.access.Knocker;
import org.regesta.wire.Json;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

/** Reading what one wrote. */
class WaitForViewsTest {

    private static Knocker knocker;

    @BeforeAll
    static void open() {
        knocker = new Knocker();
    }

    private static HttpResponse<String> audit(String correlation, String waitFor) {
        return knocker.send(HttpRequest.newBuilder(URI.create(knocker.url() + "/v1/audit?correlation=" + correlation))
                .header("Authorization", "Bearer " + knocker.master())
                .header(WaitForViews.WAIT_FOR, waitFor)
                .build());
    }

    private static HttpResponse<String> appoint(String id) {
        String body = Json.write(new Officer(id, List.of("AUDITOR"), "Amina"));
        HttpResponse<String> done = knocker.knock(
                HttpMethod.POST,
                "/v1/officers",
                Optional.of(knocker.master()),
                body.getBytes(UTF_8),
                "application/json");
        assertThat(done.statusCode()).isEqualTo(201);
        return done;
    }

    record Officer(String id, List<String> roles, String name) {}

    @Test
    void who_waits_for_a_write_sees_it_however_soon_they_ask() {
        for (int i = 0; i < 15; i++) {
            HttpResponse<String> done =
                    appoint("w-" + UUID.randomUUID().toString().substring(0, 30));
            String position = done.headers().firstValue(WaitForViews.POSITION).orElseThrow();
            String correlation = done.headers().firstValue(Correlation.HEADER).orElseThrow();

            HttpResponse<String> seen = audit(correlation, position);

            assertThat(seen.statusCode()).isEqualTo(200);
            assertThat(seen.body()).contains("officer.appointed");
            assertThat(seen.headers().allValues(WaitForViews.POSITION))
                    .anySatisfy(reached -> assertThat(number(reached)).isGreaterThanOrEqualTo(number(position)));
        }
    }

    @Test
    void nothing_in_an_answer_is_newer_than_the_position_it_says() {
        for (int i = 0; i < 40; i++) {
            HttpResponse<String> done =
                    appoint("w-" + UUID.randomUUID().toString().substring(0, 30));
            String correlation = done.headers().firstValue(Correlation.HEADER).orElseThrow();
            HttpResponse<String> seen = audit(correlation, "registry:0");
            for (int tries = 0; items(seen).isEmpty() && tries < 1000; tries++) {
                seen = audit(correlation, "registry:0"); // as soon as it is there, whatever else is still being done
            }
            long said = seen.headers().allValues(WaitForViews.POSITION).stream()
                    .mapToLong(WaitForViewsTest::number)
                    .max()
                    .orElse(-1);
            assertThat(items(seen)).isNotEmpty();
            for (JsonNode item : items(seen)) {
                assertThat(item.path("book").asString()).isEqualTo("registry");
                assertThat(item.path("position").asLong()).isLessThanOrEqualTo(said);
            }
        }
    }

    private static JsonNode items(HttpResponse<String> audit) {
        return Json.tree(audit.body().getBytes(UTF_8)).path("items");
    }

    @Test
    void at_authentications_doors_an_answer_has_seen_what_was_waited_for_or_is_none() {
        HttpResponse<String> done = appoint("w-" + UUID.randomUUID().toString().substring(0, 30));
        String position = done.headers().firstValue(WaitForViews.POSITION).orElseThrow();
        HttpResponse<String> seen = otpForNobody(position);
        assertThat(seen.body()).as("asked, and refused for what it says").contains("IDA-MLC-");
        assertThat(seen.headers().allValues(WaitForViews.POSITION))
                .anySatisfy(reached -> assertThat(number(reached)).isGreaterThanOrEqualTo(number(position)));
        HttpResponse<String> unseen = otpForNobody("registry:999999999999");
        assertThat(unseen.body()).contains("\"errors\":[{").doesNotContain("\"errors\":null", seen.body());
        assertThat(otpForNobody("registry:x").body()).contains("\"errors\":[{");
    }

    private static HttpResponse<String> otpForNobody(String waitFor) {
        String body = Json.write(Map.of("id", "mosip.identity.otp.internal", "version", "1.0"));
        return knocker.send(HttpRequest.newBuilder(URI.create(knocker.url() + "/idauthentication/v1/internal/otp"))
                .header("Authorization", "Bearer " + knocker.master())
                .header("Content-Type", "application/json")
                .header(WaitForViews.WAIT_FOR, waitFor)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private static long number(String position) {
        return position.startsWith("registry:") ? Long.parseLong(position.substring("registry:".length())) : -1;
    }

    @Test
    void what_is_no_position_is_refused_and_named() {
        for (String wrong : List.of(
                "registry",
                "registry:",
                "registry:-1",
                "registry:x",
                "ledger:1",
                "1",
                "registry:1,access:1",
                "registry:9999999999999999999999",
                "REGISTRY:1")) {
            HttpResponse<String> answer = audit("nobody-asked", wrong);
            assertThat(answer.statusCode()).as(wrong).isEqualTo(400);
            assertThat(answer.body()).as(wrong).contains("/problems/invalid-field", WaitForViews.WAIT_FOR);
        }
    }

    @Test
    void a_position_that_nobody_wrote_yet_is_answered_at_once() {
        for (String book : List.of("registry", "access")) {
            Duration quickest = Duration.ofDays(1); // the first that is quick will do: the machine may be busy
            for (int tries = 0; tries < 5 && quickest.toSeconds() >= 4; tries++) {
                long from = System.nanoTime();
                HttpResponse<String> answer = audit("nobody-asked", book + ":999999999999");
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.body()).contains("/problems/view-behind");
                quickest = Duration.ofNanos(System.nanoTime() - from);
            }
            assertThat(quickest).isLessThan(Duration.ofSeconds(4));
        }
    }
}
