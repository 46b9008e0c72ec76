package org.regesta.server.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.regesta.server.access.Gatehouse;
import org.regesta.server.access.SampleEndpoints;
import org.regesta.testkit.Needs;

/** The token endpoint, which takes forms from anyone: never a 5xx, nothing sent back, and never a token. */
@Needs({"npm", "node"})
class TokenBadInputTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String GRANTS = "urn:regesta:params:oauth:grant-type:";

    private static Gatehouse house;
    private static List<String> strings;

    private final Judge judge = new Judge();

    @BeforeAll
    static void open() {
        strings = Collected.load().strings();
        house = new Gatehouse(SampleEndpoints.class);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void every_naughty_string_in_every_field_of_every_grant() {
        for (String string : strings) {
            String field = URLEncoder.encode(string, UTF_8);
            posts(string, form(Map.of("grant_type", GRANTS + "sign-in-link", "link", field, "scope", field)));
            posts(
                    string,
                    form(Map.of(
                            "grant_type", GRANTS + "totp", "officer_id", field, "code", field, "enrol_totp", field)));
            posts(string, form(Map.of("grant_type", field, "client_id", field, "client_secret", field)));
            posts(
                    string,
                    form(Map.of(
                            "grant_type",
                            "client_credentials",
                            "client_id",
                            field,
                            "client_assertion",
                            field,
                            "client_assertion_type",
                            "urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer")));
            posts(string, field + "=" + field);
        }
        assertThat(judge.sent()).isGreaterThan(2400);
        assertThat(judge.wrong()).isEmpty();
    }

    @Test
    void every_naughty_string_as_the_whole_body_and_in_the_address() {
        for (String string : strings) {
            posts(string, string);
            sends(
                    string,
                    house.to("/oauth2/token?grant_type=" + URLEncoder.encode(string, UTF_8))
                            .header("Content-Type", FORM)
                            .POST(BodyPublishers.ofString("client_id=regesta-console")));
        }
        assertThat(judge.sent()).isGreaterThan(960);
        assertThat(judge.wrong()).isEmpty();
    }

    @Test
    void every_broken_form() {
        String good = form(Map.of("grant_type", GRANTS + "sign-in-link", "link", "administrator.nothing.nothing"));
        for (String body : List.of(
                "",
                "=",
                "&&&=&",
                "%",
                "grant_type=%zz",
                "grant_type=%",
                "grant_type=%FF%FE%80",
                "grant_type=%00",
                "grant_type",
                good + "&link=twice",
                good + "&grant_type=password",
                good + "&client_id=regesta-console",
                "client_id=regesta-console&" + "a=b&".repeat(20_000),
                "client_id=regesta-console&link=" + "x".repeat(500_000),
                "x".repeat(2_000_000),
                "client_assertion=a.b.c&client_assertion_type=",
                "client_assertion=" + "e30.".repeat(3) + "&client_id=regesta-console")) {
            posts(body, body);
        }
        for (String type :
                List.of("application/json", "text/plain", "multipart/form-data", "x", FORM + ";charset=UTF-16")) {
            sends(good, house.to("/oauth2/token").header("Content-Type", type).POST(BodyPublishers.ofString(good)));
        }
        for (String method : List.of("GET", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND")) {
            sends(
                    good,
                    house.to("/oauth2/token")
                            .header("Content-Type", FORM)
                            .method(method, BodyPublishers.ofString(good)));
        }
        assertThat(judge.sent()).isGreaterThan(25);
        assertThat(judge.wrong()).isEmpty();
    }

    private static String form(Map<String, String> encoded) {
        Map<String, String> form = new TreeMap<>(encoded);
        form.putIfAbsent("client_id", "regesta-console");
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining("&"));
    }

    private void posts(String what, String body) {
        sends(what, house.to("/oauth2/token").header("Content-Type", FORM).POST(BodyPublishers.ofString(body)));
    }

    private void sends(String what, HttpRequest.Builder request) {
        house.clock.advance(Duration.ofSeconds(1)); // so that it is this answer that is looked at, and not "too many"
        var answer = house.send(request);
        judge.hears("/oauth2/token", what, answer);
        assertThat(answer.statusCode()).isNotEqualTo(429);
        assertThat(answer.body()).doesNotContain("access_token");
    }
}
