package org.regesta.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.regesta.events.Book;
import org.regesta.events.officer.OfficerEvent;
import org.regesta.events.officer.Role;
import org.regesta.events.officer.ServiceClientEvent;
import org.regesta.ports.Secrets;
import org.regesta.ports.Vault;
import org.regesta.testkit.memory.InMemoryLedger;

/** Tokens on MOSIP's wire, and what ends them. */
class AuthManagerTest {

    private static final String CLIENT = "/v1/authmanager/authenticate/clientidsecretkey";
    private static final String USER = "/v1/authmanager/authenticate/useridPwd";
    private static final String INTERNAL_OTP = "/v1/authmanager/authenticate/internal/userotp";
    private static final String VALIDATE = "/v1/authmanager/authorize/admin/validateToken";

    private static int stations;

    private final Gatehouse house = Gatehouse.shared();
    private String station = "";

    @BeforeEach
    void a_station_comes_the_first_time_in_a_while() {
        station = "signs-in-" + ++stations;
        record(new ServiceClientEvent.Registered(station, Set.of(Role.REGISTRATION_OFFICER), "{}"));
        record(new ServiceClientEvent.SecretMade(station, "s1"));
    }

    private void record(ServiceClientEvent event) {
        house.ledger.append("client:" + station, event, InMemoryLedger.SOMEONE);
    }

    private HttpResponse<String> post(String path, String request) {
        return house.send(house.to(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"request\":" + request + "}")));
    }

    private HttpResponse<String> signIn(String secretId) {
        String secret = Secrets.clientSecret(house.vault, secretId).reveal();
        return post(CLIENT, "{\"clientId\":\"" + station + "\",\"secretKey\":\"" + secret + "\",\"appId\":\"ida\"}");
    }

    private String token() {
        return signIn("s1").headers().firstValue("Authorization").orElseThrow();
    }

    private int statusWith(String token) {
        return house.send(house.to("/v1/samples/mine").header("Authorization", "Bearer " + token))
                .statusCode();
    }

    private HttpResponse<String> withCookie(String path, String token, String... more) {
        var request = house.to(path).header("Cookie", "Authorization=" + token);
        if (more.length == 2) {
            request.header(more[0], more[1]);
        }
        return house.send(request);
    }

    private static String error(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return Gatehouse.json(answer).at("/errors/0/errorCode").asString();
    }

    @Test
    void a_machine_with_its_secret_gets_the_token_as_mosips_clients_expect_it() throws Exception {
        HttpResponse<String> answer = signIn("s1");
        assertThat(Gatehouse.json(answer).at("/response/status").asString()).isEqualTo("success");
        String token = answer.headers().firstValue("Authorization").orElseThrow();
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("Authorization=" + token)
                .contains("HttpOnly", "SameSite=Strict", "Max-Age=600");
        assertThat(SignedJWT.parse(token).getJWTClaimsSet().getSubject()).isEqualTo(station);
        assertThat(statusWith(token)).isEqualTo(200);
        assertThat(withCookie("/v1/samples/mine", token).statusCode()).isEqualTo(200);
    }

    @Test
    void a_wrong_secret_an_old_one_and_an_unknown_client_look_alike() {
        record(new ServiceClientEvent.SecretMade(station, "s2"));
        HttpResponse<String> old = signIn("s1");
        HttpResponse<String> unknown = post(CLIENT, "{\"clientId\":\"nobody\",\"secretKey\":\"x\"}");
        assertThat(error(old)).isEqualTo("KER-ATH-401");
        assertThat(error(unknown)).isEqualTo("KER-ATH-401");
        assertThat(old.headers().firstValue("Authorization")).isEmpty();
        assertThat(signIn("s2").headers().firstValue("Authorization")).isPresent();
    }

    @Test
    void a_client_without_a_secret_has_none_that_counts() {
        house.ledger.append(
                "client:keyed",
                new ServiceClientEvent.Registered("keyed", Set.of(Role.AUDITOR), "{}"),
                InMemoryLedger.SOMEONE);
        String none = Secrets.clientSecret(house.vault, "no-secret").reveal();
        assertThat(error(post(CLIENT, "{\"clientId\":\"keyed\",\"secretKey\":\"" + none + "\"}")))
                .isEqualTo("KER-ATH-401");
    }

    @Test
    void what_is_missing_is_named_and_not_counted_as_a_try() {
        assertThat(error(post(CLIENT, "{\"clientId\":\"" + station + "\"}"))).isEqualTo("KER-ATH-019");
        assertThat(error(post(CLIENT, "null"))).isEqualTo("KER-ATH-019");
    }

    @Test
    void tokens_of_a_disabled_client_count_no_more_and_it_gets_no_others() {
        String token = token();
        assertThat(statusWith(token)).isEqualTo(200);
        record(new ServiceClientEvent.Disabled(station));
        house.clock.advance(TokenStanding.REMEMBERED);
        assertThat(statusWith(token)).isEqualTo(401);
        assertThat(error(signIn("s1"))).isEqualTo("KER-ATH-401");
        record(new ServiceClientEvent.Enabled(station));
        house.clock.advance(TokenStanding.REMEMBERED);
        assertThat(statusWith(token())).isEqualTo(200);
    }

    @Test
    void tokens_made_before_the_roles_changed_count_no_more() {
        String token = token();
        record(new ServiceClientEvent.RolesChanged(station, Set.of(Role.AUDITOR)));
        house.clock.advance(TokenStanding.REMEMBERED);
        assertThat(statusWith(token)).isEqualTo(401);
        assertThat(statusWith(token())).isEqualTo(403);
    }

    @Test
    void whoever_signs_out_ends_that_token_and_no_other() {
        String ended = token();
        String other = token();
        HttpResponse<String> out = house.send(house.to("/v1/authmanager/logout/user")
                .header("Cookie", "Authorization=" + ended)
                .DELETE());
        assertThat(Gatehouse.json(out).at("/response/status").asString()).isEqualTo("Success");
        assertThat(out.headers().firstValue("Set-Cookie").orElseThrow()).contains("Max-Age=0");
        assertThat(statusWith(ended)).isEqualTo(401);
        assertThat(statusWith(other)).isEqualTo(200);
        assertThat(house.send(house.to("/v1/authmanager/authorize/invalidateToken")
                                .header("Authorization", "Bearer " + other)
                                .POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(200);
        assertThat(statusWith(other)).isEqualTo(401);
    }

    @Test
    void a_token_says_whose_it_is_and_one_that_does_not_hold_says_nothing() {
        String token = token();
        var user = Gatehouse.json(withCookie(VALIDATE, token)).path("response");
        assertThat(user.path("userId").asString()).isEqualTo(station);
        assertThat(user.path("role").asString()).isEqualTo("REGISTRATION_OFFICER");
        house.clock.advance(Duration.ofMinutes(11));
        HttpResponse<String> expired = withCookie(VALIDATE, token);
        assertThat(expired.statusCode()).isEqualTo(401);
        assertThat(expired.body()).contains("KER-ATH-401");
    }

    @Test
    void a_cookie_that_another_site_sends_along_is_not_believed() {
        String token = token();
        assertThat(withCookie("/v1/samples/mine", token, "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(401);
        assertThat(withCookie("/v1/samples/mine", token, "Sec-Fetch-Site", "same-origin")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void an_ended_token_does_not_stand_in_the_way_of_signing_in_anew() {
        HttpResponse<String> again = house.send(house.to(CLIENT)
                .header("Cookie", "Authorization=garbage")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"request\":{\"clientId\":\"" + station + "\",\"secretKey\":\""
                        + Secrets.clientSecret(house.vault, "s1").reveal() + "\"}}")));
        assertThat(again.headers().firstValue("Authorization")).isPresent();
    }

    @Test
    void an_officer_signs_in_with_the_code_of_their_app_as_password_once() throws Exception {
        officer(new OfficerEvent.Appointed("bao", EnumSet.of(Role.REGISTRATION_OFFICER), Optional.empty(), Map.of()));
        officer(new OfficerEvent.TotpEnrolled("bao", "t1"));
        byte[] secret = Totp.secret(house.vault.derive(Vault.Derivation.TOTP, "t1"));
        String code = Totp.code(secret, Totp.step(house.clock.instant())).reveal();
        String request = "{\"userName\":\"bao\",\"password\":\"" + code + "\",\"appId\":\"admin\"}";
        String token = post(USER, request).headers().firstValue("Authorization").orElseThrow();
        assertThat(statusWith(token)).isEqualTo(200);
        assertThat(error(post(USER, request))).isEqualTo("KER-ATH-401");
        officer(new OfficerEvent.Disabled("bao"));
        house.clock.advance(Duration.ofSeconds(31));
        assertThat(statusWith(token)).isEqualTo(401);
        String next = Totp.code(secret, Totp.step(house.clock.instant())).reveal();
        assertThat(error(post(USER, request.replace(code, next)))).isEqualTo("KER-ATH-401");
    }

    @Test
    void a_service_signs_an_officer_in_by_their_code_and_finds_the_token_in_the_answer() throws Exception {
        officer(new OfficerEvent.Appointed("ama", EnumSet.of(Role.REGISTRATION_OFFICER), Optional.empty(), Map.of()));
        officer(new OfficerEvent.TotpEnrolled("ama", "t2"));
        byte[] secret = Totp.secret(house.vault.derive(Vault.Derivation.TOTP, "t2"));
        String code = Totp.code(secret, Totp.step(house.clock.instant())).reveal();
        String request = "{\"userId\":\"ama\",\"otp\":\"" + code + "\",\"appId\":\"registrationclient\"}";
        var signedIn = Gatehouse.json(post(INTERNAL_OTP, request)).path("response");
        assertThat(signedIn.path("userId").asString()).isEqualTo("ama");
        assertThat(statusWith(signedIn.path("token").asString())).isEqualTo(200);
        assertThat(error(post(INTERNAL_OTP, request))).isEqualTo("KER-ATH-401"); // a code is good once
        assertThat(error(post(INTERNAL_OTP, "{\"userId\":\"ama\"}"))).isEqualTo("KER-ATH-019");
    }

    @Test
    void whoever_tries_too_often_is_told_to_wait() {
        String wrong = "{\"clientId\":\"" + station + "\",\"secretKey\":\"wrong\"}";
        for (int tried = 0; tried < Limit.TOKENS.burst(); tried++) {
            assertThat(error(post(CLIENT, wrong))).isEqualTo("KER-ATH-401");
        }
        assertThat(error(post(CLIENT, wrong))).isEqualTo("KER-ATH-429");
        assertThat(house.ledger.stream(Book.REGISTRY, "client:" + station)).hasSize(2);
    }

    private void officer(OfficerEvent event) {
        house.ledger.append("officer:" + event.officerId(), event, InMemoryLedger.SOMEONE);
    }
}
