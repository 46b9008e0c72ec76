package org.regesta.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.regesta.events.officer.OfficerEvent;
import org.regesta.events.officer.Role;
import org.regesta.events.officer.ServiceClientEvent;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.Secrets;
import org.regesta.ports.Sender;
import org.regesta.ports.Vault;
import org.regesta.testkit.memory.InMemoryLedger;
import tools.jackson.databind.JsonNode;

/** What follows from signing in once, codes that are sent, and who is in office: MOSIP's wire. */
class SessionTest {

    private static final String SEND = "/v1/authmanager/authenticate/sendotp";
    private static final String INTERNAL = "/v1/authmanager/authenticate/internal/useridPwd";
    private static final String RENEW = "/v1/authmanager/authorize/refreshToken/admin";
    private static final String RENEW_INSIDE = "/v1/authmanager/authorize/internal/refreshToken/admin";

    private static int officers;

    private final Gatehouse house = Gatehouse.shared();
    private String officer = "";
    private String client = "";
    private String clientSecret = "";

    @BeforeEach
    void an_officer_and_a_service_come() {
        officer = "ines-" + ++officers;
        client = "sync-" + officers;
        appoint(officer, Role.REGISTRATION_OFFICER);
        append("client:" + client, new ServiceClientEvent.Registered(client, Set.of(Role.AUDITOR), "{}"));
        append("client:" + client, new ServiceClientEvent.SecretMade(client, client));
        clientSecret = Secrets.clientSecret(house.vault, client).reveal();
    }

    private void appoint(String id, Role role) {
        var contact = house.vault.sealAll(
                KeyRefs.officer(id), Map.of("email", (id + "@example.org").getBytes(), "phone", "0411".getBytes()));
        append("officer:" + id, new OfficerEvent.Appointed(id, Set.of(role), Optional.empty(), contact));
        append("officer:" + id, new OfficerEvent.TotpEnrolled(id, "totp-" + id));
    }

    private void append(String stream, Object event) {
        house.ledger.append(stream, event, InMemoryLedger.SOMEONE);
    }

    private String code(String id) {
        byte[] secret = Totp.secret(house.vault.derive(Vault.Derivation.TOTP, "totp-" + id));
        return Totp.code(secret, Totp.step(house.clock.instant())).reveal();
    }

    private HttpResponse<String> post(String path, String body, String... cookie) {
        var request = house.to(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        if (cookie.length > 0) {
            request.header("Cookie", cookie[0]);
        }
        return house.send(request);
    }

    private JsonNode signedIn() {
        String body =
                "{\"request\":{\"userName\":\"%s\",\"password\":\"%s\",\"clientId\":\"%s\",\"clientSecret\":\"%s\"}}"
                        .formatted(officer, code(officer), client, clientSecret);
        return Gatehouse.json(post(INTERNAL, body)).path("response");
    }

    private HttpResponse<String> renew(String path, String refresh, String as, String secret) {
        String body = "{\"clientID\":\"%s\",\"clientSecret\":\"%s\"}".formatted(as, secret);
        return post(path, body, "refresh_token=" + refresh);
    }

    private JsonNode renewed(String refresh) {
        return Gatehouse.json(renew(RENEW_INSIDE, refresh, client, clientSecret))
                .path("response");
    }

    private int statusWith(String token) {
        return house.send(house.to("/v1/samples/mine").header("Authorization", "Bearer " + token))
                .statusCode();
    }

    private static String error(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return Gatehouse.json(answer).at("/errors/0/errorCode").asString();
    }

    @Test
    void a_token_is_followed_by_the_next_without_a_code_and_in_seconds_as_mosip_counts() {
        JsonNode first = signedIn();
        assertThat(first.path("expiryTime").asLong()).isEqualTo(1_800);
        assertThat(first.path("refreshExpiryTime").asLong()).isEqualTo(3_600);
        house.clock.advance(Duration.ofMinutes(31));
        assertThat(statusWith(first.path("token").asString())).isEqualTo(401);
        JsonNode next = renewed(first.path("refreshToken").asString());
        assertThat(statusWith(next.path("token").asString())).isEqualTo(200);
    }

    @Test
    void the_same_in_cookies() {
        HttpResponse<String> answer =
                renew(RENEW, signedIn().path("refreshToken").asString(), client, clientSecret);
        assertThat(Gatehouse.json(answer).at("/response/message").asString()).isEqualTo("Access token refreshed");
        List<String> cookies = answer.headers().allValues("Set-Cookie");
        assertThat(cookies).hasSize(2).allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Strict"));
        String token = cookies.getFirst().substring("Authorization=".length()).split(";", 2)[0];
        assertThat(statusWith(token)).isEqualTo(200);
    }

    @Test
    void a_refresh_token_shown_twice_ends_the_whole_session() {
        JsonNode first = signedIn();
        String refresh = first.path("refreshToken").asString();
        JsonNode next = renewed(refresh);
        assertThat(error(renew(RENEW_INSIDE, refresh, client, clientSecret))).isEqualTo("KER-ATH-401");
        assertThat(statusWith(first.path("token").asString())).isEqualTo(401);
        assertThat(statusWith(next.path("token").asString())).isEqualTo(401);
        assertThat(error(renew(RENEW_INSIDE, next.path("refreshToken").asString(), client, clientSecret)))
                .isEqualTo("KER-ATH-401");
    }

    @Test
    void of_many_who_show_one_refresh_token_at_once_one_at_most_gets_the_next() throws Exception {
        String refresh = signedIn().path("refreshToken").asString();
        Callable<HttpResponse<String>> one = () -> renew(RENEW_INSIDE, refresh, client, clientSecret);
        try (var threads = Executors.newFixedThreadPool(8)) {
            int renewed = 0;
            for (Future<HttpResponse<String>> answer :
                    threads.invokeAll(List.of(one, one, one, one, one, one, one, one))) {
                renewed += answer.get().body().contains("refreshToken\":\"") ? 1 : 0;
            }
            assertThat(renewed).isEqualTo(1);
        }
    }

    @Test
    void another_service_a_wrong_secret_an_access_token_and_none_renew_nothing() {
        JsonNode first = signedIn();
        String refresh = first.path("refreshToken").asString();
        append("client:other-" + client, new ServiceClientEvent.Registered("other-" + client, Set.of(), "{}"));
        append("client:other-" + client, new ServiceClientEvent.SecretMade("other-" + client, "other"));
        String others = Secrets.clientSecret(house.vault, "other").reveal();
        assertThat(error(renew(RENEW_INSIDE, refresh, "other-" + client, others)))
                .isEqualTo("KER-ATH-401");
        assertThat(error(renew(RENEW_INSIDE, refresh, client, "wrong"))).isEqualTo("KER-ATH-401");
        String access = first.path("token").asString();
        assertThat(error(renew(RENEW_INSIDE, access, client, clientSecret))).isEqualTo("KER-ATH-401");
        assertThat(error(renew(RENEW_INSIDE, refresh + "x", client, clientSecret)))
                .isEqualTo("KER-ATH-401");
        assertThat(error(post(RENEW_INSIDE, "{\"clientID\":\"a\",\"clientSecret\":\"b\"}")))
                .isEqualTo("KER-ATH-007");
        assertThat(error(post(RENEW_INSIDE, "{\"clientSecret\":\"b\"}"))).isEqualTo("KER-ATH-019");
        assertThat(error(post(RENEW_INSIDE, "[]"))).isEqualTo("KER-ATH-019");
        assertThat(statusWith(refresh)).isEqualTo(401); // it is no token of access
        assertThat(statusWith(renewed(refresh).path("token").asString())).isEqualTo(200); // and is still good
    }

    @Test
    void a_session_that_began_by_a_code_alone_is_the_first_services_that_renews_it() {
        String body = "{\"request\":{\"userId\":\"%s\",\"otp\":\"%s\"}}".formatted(officer, code(officer));
        String refresh = Gatehouse.json(post("/v1/authmanager/authenticate/internal/userotp", body))
                .at("/response/refreshToken")
                .asString();
        String next = renewed(refresh).path("refreshToken").asString();
        append("client:other-" + client, new ServiceClientEvent.Registered("other-" + client, Set.of(), "{}"));
        append("client:other-" + client, new ServiceClientEvent.SecretMade("other-" + client, "other-2"));
        String others = Secrets.clientSecret(house.vault, "other-2").reveal();
        assertThat(error(renew(RENEW_INSIDE, next, "other-" + client, others))).isEqualTo("KER-ATH-401");
        assertThat(statusWith(renewed(next).path("token").asString())).isEqualTo(200);
    }

    @Test
    void whoever_signed_out_was_disabled_or_whose_shift_is_over_renews_nothing() {
        JsonNode out = signedIn();
        house.send(house.to("/v1/authmanager/logout/user")
                .header("Cookie", "Authorization=" + out.path("token").asString())
                .DELETE());
        assertThat(error(renew(RENEW_INSIDE, out.path("refreshToken").asString(), client, clientSecret)))
                .isEqualTo("KER-ATH-401");
        house.clock.advance(Duration.ofSeconds(31));
        String refresh = signedIn().path("refreshToken").asString();
        for (Duration gone = Duration.ZERO; gone.compareTo(Sessions.SHIFT) < 0; gone = gone.plusMinutes(50)) {
            house.clock.advance(Duration.ofMinutes(50));
            refresh = renewed(refresh).path("refreshToken").asString();
        }
        assertThat(refresh).isEmpty();
        String other = signedIn().path("refreshToken").asString();
        append("officer:" + officer, new OfficerEvent.Disabled(officer));
        house.clock.advance(TokenStanding.REMEMBERED);
        assertThat(error(renew(RENEW_INSIDE, other, client, clientSecret))).isEqualTo("KER-ATH-401");
    }

    private HttpResponse<String> send(String id, String channels) {
        return post(
                SEND,
                "{\"request\":{\"userId\":\"%s\",\"otpChannel\":%s,\"useridtype\":\"USERID\",\"appId\":\"admin\"}}"
                        .formatted(id, channels));
    }

    @Test
    void a_code_sent_signs_in_once_and_soon() {
        assertThat(Gatehouse.json(send(officer, "[\"email\"]"))
                        .at("/response/status")
                        .asString())
                .isEqualTo("success");
        Sender.Message mail = house.sender.lastTo(officer + "@example.org").orElseThrow();
        String code = mail.text().replaceAll("\\D", "");
        String body = "{\"request\":{\"userId\":\"%s\",\"otp\":\"%s\"}}".formatted(officer, code);
        house.clock.advance(Duration.ofSeconds(55));
        HttpResponse<String> in = post("/v1/authmanager/authenticate/useridOTP", body);
        assertThat(in.headers().firstValue("Authorization")).isPresent();
        assertThat(error(post("/v1/authmanager/authenticate/useridOTP", body))).isEqualTo("KER-ATH-401");
    }

    @Test
    void nobody_learns_from_a_code_sent_who_is_in_office_and_nobodys_mailbox_is_filled() {
        String both = "[\"EMAIL\",\"phone\"]";
        String known = send(officer, both).body();
        int sent = house.sender.sent().size();
        String unknown = send("nobody-" + officer, both).body();
        assertThat(house.sender.sent()).hasSize(sent);
        assertThat(unknown.replaceAll("\"responsetime\":\"[^\"]*\"", ""))
                .isEqualTo(known.replaceAll("\"responsetime\":\"[^\"]*\"", ""));
        send(officer, both);
        send(officer, both);
        assertThat(error(send(officer, both))).isEqualTo("KER-ATH-429");
        send("nobody-" + officer, both);
        send("nobody-" + officer, both);
        assertThat(error(send("nobody-" + officer, both))).isEqualTo("KER-ATH-429");
    }

    @Test
    void who_asks_for_anothers_codes_uses_up_none_of_theirs() throws Exception {
        for (int i = 0; i < Limit.SENT_CODES.burst(); i++) {
            send(officer, "[\"email\"]");
        }
        assertThat(error(send(officer, "[\"email\"]"))).isEqualTo("KER-ATH-429");
        int sent = house.sender.sent().size();
        HttpResponse<String> theirs = from("127.0.0.2");
        assertThat(Gatehouse.json(theirs).at("/response/status").asString()).isEqualTo("success");
        assertThat(house.sender.sent()).hasSize(sent + 1);
        for (int i = 3; i < 20; i++) {
            for (int again = 0; again < Limit.SENT_CODES.burst(); again++) {
                from("127.0.0." + i);
            }
        }
        assertThat(house.sender.sent().size() - sent).isLessThan(Limit.SENT_CODES_TO_ONE.burst());
        assertThat(error(from("127.0.0.99"))).isEqualTo("KER-ATH-429");
    }

    private HttpResponse<String> from(String address) throws Exception {
        String body = "{\"request\":{\"userId\":\"%s\",\"otpChannel\":[\"email\"],\"useridtype\":\"USERID\"}}"
                .formatted(officer);
        try (HttpClient there = HttpClient.newBuilder()
                .localAddress(InetAddress.getByName(address))
                .build()) {
            return there.send(
                    house.to(SEND)
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void who_decides_over_officers_is_sent_no_code_and_bad_requests_are_named() {
        appoint("chief-" + officer, Role.GLOBAL_ADMIN);
        int sent = house.sender.sent().size();
        send("chief-" + officer, "[\"email\"]");
        assertThat(house.sender.sent()).hasSize(sent);
        assertThat(error(send(officer, "[\"pigeon\"]"))).isEqualTo("KER-ATH-004");
        assertThat(error(send(officer, "[]"))).isEqualTo("KER-ATH-019");
        assertThat(error(send("", "[\"email\"]"))).isEqualTo("KER-ATH-019");
        assertThat(error(post(
                        SEND, "{\"request\":{\"userId\":\"1\",\"otpChannel\":[\"email\"],\"useridtype\":\"UIN\"}}")))
                .isEqualTo("401");
    }

    private HttpResponse<String> roster(String body, Role... roles) {
        return house.send(house.to("/v1/authmanager/userdetails/admin")
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + house.token(roles))
                .POST(BodyPublishers.ofString(body)));
    }

    @Test
    void who_is_in_office_is_told_by_id_with_roles_and_nothing_of_the_person() {
        append(
                "officer:gone-" + officer,
                new OfficerEvent.Appointed("gone-" + officer, Set.of(), Optional.empty(), Map.of()));
        append("officer:gone-" + officer, new OfficerEvent.Disabled("gone-" + officer));
        String body = "{\"request\":{\"userDetails\":[\"%s\",\"gone-%s\",\"nobody\"]}}".formatted(officer, officer);
        HttpResponse<String> answer = roster(body, Role.AUDITOR);
        JsonNode users = Gatehouse.json(answer).at("/response/mosipUserDtoList");
        assertThat(users.size()).isEqualTo(1);
        assertThat(users.path(0).path("userId").asString()).isEqualTo(officer);
        assertThat(users.path(0).path("role").asString()).isEqualTo("REGISTRATION_OFFICER");
        assertThat(answer.body()).doesNotContain("example.org");
        assertThat(error(roster("{\"request\":{}}", Role.AUDITOR))).isEqualTo("KER-ATH-019");
        assertThat(error(roster("{\"request\":{\"userDetails\":[\"a b\"]}}", Role.AUDITOR)))
                .isEqualTo("KER-ATH-004");
        assertThat(roster(body, Role.RESIDENT).statusCode()).isEqualTo(403);
    }

    @Test
    void the_roles_there_are_are_listed() {
        JsonNode roles = Gatehouse.json(house.send(house.to("/v1/authmanager/roles/admin")
                        .header("Authorization", "Bearer " + house.token(Role.RESIDENT))))
                .at("/response/roles");
        assertThat(roles.size()).isEqualTo(Role.values().length);
        assertThat(roles.path(0).path("roleId").asString()).isEqualTo(Role.values()[0].name());
    }
}
