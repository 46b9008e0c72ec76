package org.regesta.auth.ida;

import static org.assertj.core.api.Assertions.assertThat;
import static org.regesta.testkit.partner.AuthPartner.in;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.regesta.auth.World;
import org.regesta.auth.World.Someone;
import org.regesta.events.Book;
import org.regesta.events.authentication.AuthenticationEvent.Answered;
import org.regesta.testkit.partner.AuthPartner;
import org.regesta.testkit.partner.AuthPartner.Prepared;
import org.regesta.testkit.partner.AuthPartnerClient.Answer;
import org.regesta.testkit.partner.Certified;
import org.regesta.testkit.partner.DetachedJws;
import org.regesta.testkit.partner.SessionEncryption;

/** Replayed, stale, foreign, tampered, and everything else that is not a request of a partner about a person. */
class RefusedRequestsTest {

    private static final String TRANSACTION = AuthenticationTest.TRANSACTION;
    private static final Map<String, String> DOB = Map.of("dob", "1990/07/08");

    private final World world = new World();
    private final AuthPartner bank = world.bank(AuthenticationTest.POLICY);
    private final Someone amina = world.amina();

    @AfterEach
    void close() {
        world.close();
    }

    // replay and time

    @Test
    void a_request_is_answered_once_and_never_again() {
        Prepared request = good();
        assertThat(ask(request).yes()).isTrue();
        assertThat(ask(request).errors()).containsExactly("IDA-MLC-001");
        world.guards.restart();
        assertThat(ask(request).errors()).containsExactly("IDA-MLC-001");
        assertThat(world.ledger.all(Book.ACCESS)).hasSize(1);
    }

    @Test
    void a_replayed_otp_request_sends_nothing() {
        Prepared request = bank.otp("UIN", amina.uin(), TRANSACTION, "PHONE");
        assertThat(ask(request).yes()).isTrue();
        assertThat(ask(request).errors()).containsExactly("IDA-MLC-001");
        assertThat(world.sender.sent()).hasSize(1);
    }

    @Test
    void another_spelling_of_the_signature_is_the_same_request() {
        Prepared request = good();
        assertThat(ask(request).yes()).isTrue();
        String respelled = request.signature() + "=";
        Prepared again = new Prepared(request.path(), request.body(), respelled);
        assertThat(ask(again).yes()).isFalse();
        Prepared signedAgain = bank.signed("auth", request.body());
        assertThat(ask(signedAgain).errors()).containsExactly("IDA-MLC-001");
    }

    @Test
    void junk_signed_by_nobody_uses_up_no_request() {
        Prepared request = good();
        ask(new Prepared(request.path(), request.body(), "e30..AAAA"));
        assertThat(ask(request).yes()).isTrue();
    }

    @Test
    void a_request_is_fresh_for_a_minute_and_never_from_the_future() {
        Prepared old = good();
        world.clock.advance(Duration.ofSeconds(61));
        assertThat(ask(old).errors()).containsExactly("IDA-MLC-001");
        Prepared aged = good();
        world.clock.advance(Duration.ofSeconds(60));
        assertThat(ask(aged).yes()).isTrue();
        Prepared early = good();
        world.clock.advance(Duration.ofSeconds(-31));
        assertThat(ask(early).errors()).containsExactly("IDA-MLC-001");
    }

    // signature and certificate

    @Test
    void a_tampered_body_is_not_what_was_signed() {
        Prepared request = good();
        byte[] body = new String(request.body(), StandardCharsets.UTF_8)
                .replace("Staging", "staging")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(ask(new Prepared(request.path(), body, request.signature())).errors())
                .containsExactly("IDA-MPA-001");
    }

    @Test
    void who_signs_with_another_certificate_is_not_the_partner() {
        Prepared request = good();
        String foreign = DetachedJws.sign(World.key("thief"), request.body());
        assertThat(ask(new Prepared(request.path(), request.body(), foreign)).errors())
                .containsExactly("IDA-MPA-021");
    }

    @Test
    void a_signature_of_no_one_is_none() {
        Prepared request = good();
        assertThat(ask(new Prepared(request.path(), request.body(), "")).errors())
                .containsExactly("IDA-MLC-006");
        for (String junk : List.of("x", "..", "a.b.c", "e30..", "{}", "\u0000", "eyJhbGciOiJub25lIn0..")) {
            assertThat(ask(new Prepared(request.path(), request.body(), junk)).errors())
                    .as(junk)
                    .containsAnyOf("IDA-MPA-001", "IDA-MPA-022");
        }
        String none = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"RS256\"}".getBytes(StandardCharsets.US_ASCII));
        assertThat(ask(new Prepared(request.path(), request.body(), none + "..AAAA"))
                        .errors())
                .containsExactly("IDA-MPA-022");
        assertThat(ask(new Prepared(request.path(), request.body(), "A".repeat(20_000)))
                        .errors())
                .containsExactly("IDA-MLC-007");
    }

    @Test
    void a_certificate_must_lead_to_a_trust_anchor_today() {
        Certified strangerCa = Certified.ca("Stranger", World.LAST_YEAR, World.NEXT_YEAR);
        Certified stranger = strangerCa.certify("stranger", "Stranger", World.LAST_YEAR, World.NEXT_YEAR);
        AuthPartner untrusted = world.partner("stranger", stranger, AuthenticationTest.POLICY);
        assertThat(ask(untrusted.byDemographics("UIN", amina.uin(), TRANSACTION, DOB))
                        .errors())
                .containsExactly("IDA-MPA-002");

        Certified expired = World.ca().certify("old", "Bank", World.LAST_YEAR, World.NOON.minusSeconds(1));
        AuthPartner old = world.partner("old", expired, AuthenticationTest.POLICY);
        assertThat(ask(old.byDemographics("UIN", amina.uin(), TRANSACTION, DOB)).errors())
                .containsExactly("IDA-MPA-002");
    }

    @Test
    void a_certificate_may_lead_through_an_uploaded_intermediate() {
        Certified root = Certified.ca("Root", World.LAST_YEAR, World.NEXT_YEAR);
        Certified middle = root.intermediate("Middle", World.LAST_YEAR, World.NEXT_YEAR);
        world.anchor(root);
        world.anchor(middle);
        AuthPartner shop = world.partner(
                "shop", middle.certify("shop", "Middle", World.LAST_YEAR, World.NEXT_YEAR), AuthenticationTest.POLICY);
        assertThat(ask(shop.byDemographics("UIN", amina.uin(), TRANSACTION, DOB))
                        .yes())
                .isTrue();
    }

    // encryption

    @Test
    void what_is_encrypted_for_another_key_or_altered_does_not_open() {
        Map<String, Object> wrongKey = envelope();
        wrongKey.put(
                "requestSessionKey", new SessionEncryption(World.key("thief").certificate()).sessionKey());
        unreadable(wrongKey);
        Map<String, Object> otherSession = envelope();
        otherSession.put(
                "requestSessionKey",
                new SessionEncryption(World.key("IDA/PARTNER").certificate()).sessionKey());
        unreadable(otherSession);
        for (String field : List.of("request", "requestSessionKey", "requestHMAC")) {
            for (String junk : List.of("AAAA", "!", "A".repeat(1_000), ".")) {
                Map<String, Object> altered = envelope();
                altered.put(field, junk);
                unreadable(altered);
            }
        }
        Map<String, Object> foreign = envelope();
        foreign.put("thumbprint", "00");
        unreadable(foreign);
    }

    @Test
    void the_hmac_is_of_the_text_that_was_sent() {
        SessionEncryption session =
                new SessionEncryption(World.key("IDA/PARTNER").certificate());
        byte[] text =
                "{\"timestamp\":\"2026-11-21T12:00:00.000Z\",\"otp\":\"123456\"}".getBytes(StandardCharsets.UTF_8);
        Map<String, Object> envelope = envelope();
        envelope.put("request", session.encrypted(text));
        envelope.put("requestSessionKey", session.sessionKey());
        envelope.put("requestHMAC", session.hmac("{}".getBytes(StandardCharsets.UTF_8)));
        assertThat(ask(bank.signed("auth", envelope)).errors()).containsExactly("IDA-MPA-016");
    }

    // form

    @Test
    void the_envelope_must_be_one() {
        field("id", "mosip.identity.kyc", "IDA-MLC-009");
        field("id", "", "IDA-MLC-006");
        field("version", "one", "IDA-MLC-009");
        field("requestTime", "yesterday", "IDA-MLC-009");
        field("requestTime", "", "IDA-MLC-006");
        field("transactionID", "1254@#45gg", "IDA-MLC-009");
        field("transactionID", 1_234_567_890, "IDA-MLC-009");
        field("consentObtained", false, "IDA-MLC-012");
        field("consentObtained", "true", "IDA-MLC-012");
        field("env", "Moon", "IDA-MLC-009");
        field("request", null, "IDA-MLC-006");
        field("individualId", List.of(), "IDA-MLC-009");
    }

    @Test
    void what_is_no_json_or_too_much_of_it_is_not_processed() {
        for (String body : List.of("", "[]", "null", "{", "{\"a\":1,\"a\":2}", "[".repeat(5_000), "\u0000", "\"x\"")) {
            assertThat(ask(bank.signed("auth", body.getBytes(StandardCharsets.UTF_8)))
                            .errors())
                    .as(body)
                    .containsExactly("IDA-MLC-007");
        }
        refused("IDA-MLC-007", bank.signed("auth", new byte[70_000]));
        refused("IDA-MLC-007", bank.signed("auth", new byte[] {(byte) 0xff, (byte) 0xfe}));
    }

    @Test
    void demographics_of_any_shape_are_an_answer_and_are_never_repeated() {
        String canary = "<script>canary</script>";
        for (Object odd : List.of(
                Map.of(canary, canary),
                Map.of("name", canary),
                Map.of("name", List.of(canary)),
                Map.of("name", List.of(Map.of("language", canary, "value", canary))),
                Map.of("name", List.of(Map.of("value", canary))),
                Map.of("name", Map.of("language", "eng")),
                Map.of("dob", List.of(in(canary, canary))),
                Map.of("age", canary),
                Map.of("name", java.util.Collections.nCopies(100, in("eng", canary))),
                List.of(canary),
                canary,
                7)) {
            Answer answer = ask(bank.auth("UIN", amina.uin(), TRANSACTION, Map.of("demographics", odd)));
            assertThat(answer.yes()).as("%s", odd).isFalse();
            assertThat(answer.errors()).isNotEmpty();
            assertThat(answer.json().toString()).doesNotContain("canary");
        }
        assertThat(world.ledger.all(Book.ACCESS).toString()).doesNotContain("canary");
    }

    @Test
    void a_refusal_of_a_known_partner_is_recorded_and_one_of_nobody_is_not() {
        refused("IDA-MPA-007", with("no-licence", "bank", bank.apiKey()));
        refused("IDA-MPA-009", with(bank.licence(), "nobody", bank.apiKey()));
        assertThat(world.ledger.all(Book.ACCESS)).isEmpty();
        Prepared request = good();
        ask(new Prepared(request.path(), request.body(), ""));
        Answered answered = (Answered) world.ledger.all(Book.ACCESS).getLast().payload();
        assertThat(answered.refusals()).containsExactly("SIGNATURE_MISSING");
        assertThat(answered.requestSignature()).isEmpty();
        assertThat(answered.policyId()).isEmpty();
        assertThat(world.ledger.all(Book.ACCESS).getLast().envelope().metadata())
                .containsEntry("authority", "rule:authentication-door@1/regesta");
    }

    private Prepared good() {
        return bank.byDemographics("UIN", amina.uin(), TRANSACTION, DOB);
    }

    private Prepared with(String licence, String partner, String apiKey) {
        return new AuthPartner(bank.identity(), bank.encryption(), licence, partner, apiKey, world.clock)
                .byDemographics("UIN", amina.uin(), TRANSACTION, DOB);
    }

    private Map<String, Object> envelope() {
        return bank.authEnvelope(
                "UIN",
                amina.uin(),
                TRANSACTION,
                "{\"timestamp\":\"2026-11-21T12:00:00.000Z\",\"demographics\":{\"dob\":\"1990/07/08\"}}"
                        .getBytes(StandardCharsets.UTF_8));
    }

    private void field(String name, Object value, String code) {
        Map<String, Object> envelope = envelope();
        envelope.put(name, value);
        refused(code, bank.signed("auth", envelope));
    }

    private void unreadable(Map<String, Object> envelope) {
        assertThat(ask(bank.signed("auth", envelope)).errors()).containsExactly("IDA-MPA-003");
    }

    private void refused(String code, Prepared request) {
        Answer answer = ask(request);
        assertThat(answer.errors()).containsExactly(code);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.yes()).isFalse();
    }

    private Answer ask(Prepared request) {
        return AuthenticationTest.ask(world, request);
    }
}
