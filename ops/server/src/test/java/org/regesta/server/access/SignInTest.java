package org.regesta.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.regesta.command.officer.api.Appointments;
import org.regesta.command.officer.api.Appointments.Appointment;
import org.regesta.command.officer.api.Appointments.SignInLink;
import org.regesta.command.officer.api.OfficerState;
import org.regesta.command.officer.api.Officers;
import org.regesta.command.officer.api.ServiceClientCommand;
import org.regesta.events.Book;
import org.regesta.events.officer.Role;
import org.regesta.ports.Vault;
import org.regesta.testkit.memory.InMemoryLedger;

class SignInTest {

    private static int comers;

    private final Gatehouse house = Gatehouse.shared();
    private String officer = "";
    private String station = "";

    @BeforeEach
    void somebody_comes_who_was_never_here() {
        officer = "bao-" + ++comers;
        station = "station-" + comers;
    }

    private SignInLink appointBao() {
        return house.part(Appointments.class)
                .appoint(
                        new Appointment(officer, Set.of(Role.REGISTRATION_OFFICER), Optional.of("10001"), Map.of()),
                        InMemoryLedger.SOMEONE);
    }

    private HttpResponse<String> byLink(SignInLink link) {
        String fragment = link.link().substring(link.link().indexOf('#') + 1);
        return byLink(fragment);
    }

    private HttpResponse<String> byLink(String fragment) {
        return house.postForm(Map.of(
                "grant_type", OfficerGrant.SIGN_IN_LINK.getValue(), "client_id", "regesta-console", "link", fragment));
    }

    private HttpResponse<String> byCode(String code) {
        return house.postForm(Map.of(
                "grant_type",
                OfficerGrant.TOTP.getValue(),
                "client_id",
                "regesta-console",
                "officer_id",
                officer,
                "code",
                code));
    }

    private String codeNow() {
        String totpId = bao().totpId().orElseThrow();
        byte[] secret = Totp.secret(house.vault.derive(Vault.Derivation.TOTP, totpId));
        return Totp.code(secret, Totp.step(house.clock.instant())).reveal();
    }

    private OfficerState bao() {
        return Officers.fold(house.ledger.stream(Book.REGISTRY, "officer:" + officer))
                .orElseThrow();
    }

    private static String error(HttpResponse<String> answer) {
        return Gatehouse.json(answer).get("error").asString();
    }

    @Test
    void a_link_signs_in_once_and_enrols_an_authenticator_app() throws Exception {
        HttpResponse<String> answer = byLink(appointBao());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var body = Gatehouse.json(answer);
        var claims = SignedJWT.parse(body.get("access_token").asString()).getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo(officer);
        assertThat(claims.getAudience()).containsExactly("regesta");
        assertThat(claims.getStringListClaim("roles")).containsExactly("REGISTRATION_OFFICER");
        assertThat(claims.getStringClaim("mandate")).isEqualTo(Long.toString(bao().mandatePosition()));
        assertThat(claims.getStringClaim("centre")).isEqualTo("10001");
        assertThat(body.get("totp_secret").asString()).hasSize(32);
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    @Test
    void a_token_from_a_link_opens_what_its_roles_may() {
        String token = Gatehouse.json(byLink(appointBao())).get("access_token").asString();
        HttpResponse<String> mine = house.send(house.to("/v1/samples/mine").header("Authorization", "Bearer " + token));
        assertThat(mine.statusCode()).isEqualTo(200);
        assertThat(Gatehouse.json(mine).get("centre").asString()).isEqualTo("10001");
    }

    @Test
    void a_link_used_twice_at_once_signs_in_once() throws Exception {
        SignInLink link = appointBao();
        List<Integer> statuses = atOnce(20, () -> byLink(link).statusCode());
        assertThat(statuses).containsOnlyOnce(200);
        assertThat(error(byLink(link))).isEqualTo("invalid_grant");
    }

    @Test
    void a_link_that_expired_was_guessed_or_cut_signs_nobody_in() {
        SignInLink link = appointBao();
        assertThat(error(byLink(officer + "." + link.linkId() + ".guessed"))).isEqualTo("invalid_grant");
        assertThat(error(byLink(officer + "." + link.linkId()))).isEqualTo("invalid_grant");
        assertThat(error(byLink("nobody." + link.linkId() + "." + link.secret())))
                .isEqualTo("invalid_grant");
        assertThat(error(byLink(""))).isEqualTo("invalid_grant");
        house.clock.advance(Duration.ofHours(25));
        assertThat(error(byLink(link))).isEqualTo("invalid_grant");
    }

    @Test
    void a_code_of_the_app_signs_in_once_per_step() {
        byLink(appointBao());
        assertThat(byCode(codeNow()).statusCode()).isEqualTo(200);
        assertThat(error(byCode(codeNow()))).isEqualTo("invalid_grant");
        house.clock.advance(Duration.ofSeconds(30));
        assertThat(byCode(codeNow()).statusCode()).isEqualTo(200);
        house.clock.jump(Duration.ofSeconds(-30));
        assertThat(error(byCode(codeNow())))
                .as("used before the clock went back")
                .isEqualTo("invalid_grant");
    }

    @Test
    void wrong_codes_in_parallel_are_counted_and_freeze() throws Exception {
        byLink(appointBao());
        String right = codeNow();
        String wrong = right.equals("000000") ? "111111" : "000000";
        atOnce(40, () -> byCode(wrong).statusCode());
        assertThat(bao().failures()).isEqualTo(5);
        assertThat(error(byCode(right))).isEqualTo("invalid_grant");
    }

    @Test
    void secrets_in_the_address_are_refused() {
        SignInLink link = appointBao();
        String fragment = officer + "." + link.linkId() + "." + link.secret();
        HttpResponse<String> answer = house.send(house.to("/oauth2/token?link=" + fragment)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(
                        "client_id=regesta-console&grant_type=" + OfficerGrant.SIGN_IN_LINK.getValue())));
        assertThat(error(answer)).isEqualTo("invalid_request");
    }

    @Test
    void a_machine_signs_its_assertions_and_each_counts_once() throws Exception {
        KeyPair keys = registerMachine();
        String assertion = assertion(keys, c -> {});
        HttpResponse<String> answer = asMachine(assertion);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var claims = SignedJWT.parse(Gatehouse.json(answer).get("access_token").asString())
                .getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo(station);
        assertThat(claims.getStringListClaim("roles")).containsExactly("REGISTRATION_PROCESSOR");
        assertThat(error(asMachine(assertion))).isEqualTo("invalid_client");
    }

    @Test
    void a_machines_assertion_that_does_not_hold_is_refused() throws Exception {
        KeyPair keys = registerMachine();
        Date later = Date.from(house.clock.instant().plusSeconds(3600));
        Date past = Date.from(house.clock.instant().minusSeconds(3600));
        List<String> bad = List.of(
                assertion(TestKeys.ecPair(), c -> {}),
                assertion(keys, c -> c.expirationTime(later)),
                assertion(keys, c -> c.expirationTime(past)),
                assertion(keys, c -> c.expirationTime(null)),
                assertion(keys, c -> c.audience("http://elsewhere")),
                assertion(keys, c -> c.issuer("station-0")),
                assertion(keys, c -> c.subject("station-0")),
                assertion(keys, c -> c.jwtID(null)),
                "garbage");
        for (String assertion : bad) {
            assertThat(error(asMachine(assertion))).isEqualTo("invalid_client");
        }
    }

    @Test
    void the_console_has_no_other_grant_and_strangers_have_none() {
        assertThat(error(house.postForm(Map.of("grant_type", "client_credentials", "client_id", "regesta-console"))))
                .isEqualTo("invalid_client");
        assertThat(error(house.postForm(Map.of("grant_type", "password", "username", "bao", "password", "x"))))
                .isEqualTo("invalid_client");
        assertThat(error(house.postForm(Map.of("grant_type", OfficerGrant.TOTP.getValue(), "client_id", station))))
                .isEqualTo("invalid_client");
    }

    @Test
    void who_asks_for_tokens_too_often_is_told_to_wait() {
        int last = 0;
        HttpResponse<String> answer = byCode("000000");
        for (int asked = 1; asked <= Limit.TOKENS.burst() && answer.statusCode() != 429; asked++) {
            answer = byCode("000000");
            last = asked;
        }
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(last).isEqualTo(Limit.TOKENS.burst());
        assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
        house.clock.advance(Duration.ofMinutes(1));
        assertThat(byCode("000000").statusCode()).isEqualTo(400);
    }

    @Test
    void the_first_start_appoints_one_administrator_and_tells_the_link_once() {
        FirstStart first = house.part(FirstStart.class);
        SignInLink link = first.begin(false).orElseThrow();
        assertThat(first.begin(false)).isEmpty();
        assertThat(byLink(link).statusCode()).isEqualTo(200);
        assertThat(first.begin(false)).isEmpty();
        SignInLink another = first.begin(true).orElseThrow();
        assertThat(byLink(another).statusCode()).isEqualTo(200);
        var appointed =
                house.ledger.stream(Book.REGISTRY, "officer:administrator").getFirst();
        assertThat(appointed.envelope().metadata())
                .containsEntry("authority", "rule:first-start@1/operator-of-this-installation");
    }

    @Test
    void public_keys_and_addresses_are_published_and_no_private_part() {
        HttpResponse<String> keys = house.send(house.to("/oauth2/jwks"));
        assertThat(keys.statusCode()).isEqualTo(200);
        assertThat(Gatehouse.json(keys).at("/keys/0/crv").asString()).isEqualTo("P-256");
        assertThat(Gatehouse.json(keys).at("/keys/0").has("d")).isFalse();
        HttpResponse<String> metadata = house.send(house.to("/.well-known/oauth-authorization-server"));
        assertThat(Gatehouse.json(metadata).get("issuer").asString()).isEqualTo(house.issuer());
    }

    private KeyPair registerMachine() throws Exception {
        KeyPair keys = TestKeys.ecPair();
        String jwk = new ECKey.Builder(Curve.P_256, (ECPublicKey) keys.getPublic())
                .build()
                .toJSONString();
        house.commands.send(
                new ServiceClientCommand.Register(station, Set.of(Role.REGISTRATION_PROCESSOR), jwk),
                InMemoryLedger.SOMEONE);
        return keys;
    }

    private String assertion(KeyPair keys, java.util.function.Consumer<JWTClaimsSet.Builder> changed) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(station)
                .subject(station)
                .audience(house.issuer() + "/oauth2/token")
                .expirationTime(Date.from(house.clock.instant().plusSeconds(60)))
                .jwtID(UUID.randomUUID().toString());
        changed.accept(claims);
        return Requests.signed(keys.getPrivate(), "whatever", claims.build());
    }

    private HttpResponse<String> asMachine(String assertion) {
        Map<String, String> form = new HashMap<>();
        form.put("grant_type", "client_credentials");
        form.put("client_id", station);
        form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        form.put("client_assertion", assertion);
        return house.postForm(form);
    }

    private static <T> List<T> atOnce(int times, Callable<T> what) throws Exception {
        List<T> results = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                running.add(threads.submit(what));
            }
            for (Future<T> one : running) {
                results.add(one.get());
            }
        }
        return results;
    }
}
