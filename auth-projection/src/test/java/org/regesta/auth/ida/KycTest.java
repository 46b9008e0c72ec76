package org.regesta.auth.ida;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.regesta.auth.World;
import org.regesta.auth.World.Someone;
import org.regesta.events.Book;
import org.regesta.events.Purpose;
import org.regesta.events.authentication.AnswerKind;
import org.regesta.events.authentication.AuthenticationEvent.Answered;
import org.regesta.events.disclosure.DisclosureEvent.Disclosed;
import org.regesta.testkit.partner.AuthPartner;
import org.regesta.testkit.partner.AuthPartner.Prepared;
import org.regesta.testkit.partner.AuthPartnerClient.Answer;
import org.regesta.testkit.partner.Certified;
import org.regesta.testkit.partner.SessionDecryption;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;

/** e-KYC: what the policy allows, for the partner's eyes, and an event that says whose and why. */
class KycTest {

    private static final String TRANSACTION = AuthenticationTest.TRANSACTION;
    private static final Map<String, ?> BORN = Map.of("demographics", Map.of("dob", "1990/07/08"));
    private static final String POLICY = """
            {"allowedAuthTypes": [{"authType": "demo"}, {"authType": "kyc"}],
             "allowedKycAttributes": [{"attributeName": "fullName"}, {"attributeName": "gender"},
               {"attributeName": "phone"}, {"attributeName": "face"}, {"attributeName": "nickname"}],
             "kycLanguages": ["eng", "ara"], "authTokenType": "partner"}""";

    private final World world = new World();
    private final AuthPartner bank = world.bank(POLICY);
    private final Someone amina = world.amina();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void the_attributes_of_the_policy_are_given_for_the_partner_alone_to_read() {
        Answer answer = ask(bank.kyc("VID", amina.vid(), TRANSACTION, BORN));
        assertThat(answer.errors()).isEmpty();
        assertThat(answer.yes()).isTrue();
        JsonNode response = answer.json().path("response");
        assertThat(response.path("kycStatus").asBoolean()).isTrue();
        assertThat(response.path("authToken").asString()).matches("[0-9]{36}");
        assertThat(response.toString()).doesNotContain("Amina", "9876543210");
        assertThat(Json.tree(opened(response)))
                .isEqualTo(Json.tree(Json.write(Map.of(
                                "name_eng", "Amina Saïd",
                                "name_ara", "أمينة سعيد",
                                "gender_eng", "FLE",
                                "phoneNumber", "9876543210"))
                        .getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void what_was_given_is_recorded_with_whose_it_is_and_why() {
        ask(bank.kyc("UIN", amina.uin(), TRANSACTION, BORN));
        List<Object> events =
                world.ledger.all(Book.ACCESS).stream().map(it -> it.payload()).toList();
        assertThat(events).hasSize(2);
        assertThat(((Answered) events.get(0)).kind()).isEqualTo(AnswerKind.EKYC);
        Disclosed disclosed = (Disclosed) events.get(1);
        assertThat(disclosed.subjects()).containsExactly(amina.subject());
        assertThat(disclosed.purpose()).isEqualTo(Purpose.E_KYC);
        assertThat(disclosed.recipient()).isEqualTo("bank");
        assertThat(disclosed.attributes()).containsExactlyInAnyOrder("fullName", "gender", "phone");
        assertThat(disclosed.disclosureId()).isEqualTo(((Answered) events.get(0)).requestDigest());
    }

    @Test
    void who_does_not_match_gives_nothing_away() {
        Answer answer = ask(bank.kyc("UIN", amina.uin(), TRANSACTION, Map.of("demographics", Map.of("age", "99"))));
        assertThat(answer.yes()).isFalse();
        assertThat(answer.errors()).containsExactly("IDA-DEA-001");
        assertThat(answer.json().path("response").path("kycStatus").asBoolean(true))
                .isFalse();
        assertThat(answer.json().path("response").has("identity")).isFalse();
        assertThat(world.ledger.all(Book.ACCESS)).hasSize(1);
    }

    @Test
    void without_a_durable_event_nothing_leaves() {
        world.book.full(true);
        Answer answer = ask(bank.kyc("UIN", amina.uin(), TRANSACTION, BORN));
        assertThat(answer.errors()).containsExactly("IDA-MLC-007");
        assertThat(answer.json().path("response").has("identity")).isFalse();
    }

    @Test
    void a_policy_without_kyc_or_without_attributes_allows_none() {
        AuthPartner shop = world.partner(
                "shop", World.key("shop"), POLICY.replace("{\"authType\": \"kyc\"}", "{\"authType\": \"otp\"}"));
        assertThat(ask(shop.kyc("UIN", amina.uin(), TRANSACTION, BORN)).errors())
                .containsExactly("IDA-MPA-013");
        AuthPartner nothing = world.partner(
                "nothing",
                World.key("shop"),
                "{\"allowedAuthTypes\": [{\"authType\": \"demo\"}, {\"authType\": \"kyc\"}]}");
        assertThat(ask(nothing.kyc("UIN", amina.uin(), TRANSACTION, BORN)).errors())
                .containsExactly("IDA-MPA-013");
    }

    @Test
    void whose_certificate_only_signs_gets_a_yes_and_no_attributes() {
        Certified signing = World.ca().certifyElliptic("signs", "Bank", World.LAST_YEAR, World.NEXT_YEAR);
        AuthPartner signer = world.partner("signer", signing, POLICY);
        assertThat(ask(signer.auth("UIN", amina.uin(), TRANSACTION, BORN)).yes())
                .isTrue();
        Answer answer = ask(signer.kyc("UIN", amina.uin(), TRANSACTION, BORN));
        assertThat(answer.errors()).containsExactly("IDA-MLC-020");
        assertThat(answer.json().path("response").has("identity")).isFalse();
        assertThat(world.ledger.all(Book.ACCESS)).noneMatch(event -> event.payload() instanceof Disclosed);
    }

    @Test
    void a_request_for_yes_or_no_is_no_request_for_attributes() {
        Prepared auth = bank.auth("UIN", amina.uin(), TRANSACTION, BORN);
        Prepared elsewhere = new Prepared(auth.path().replace("/auth/", "/kyc/"), auth.body(), auth.signature());
        assertThat(ask(elsewhere).errors()).containsExactly("IDA-MLC-009");
    }

    @Test
    void an_erased_person_has_nothing_to_give() {
        world.vault.shred(org.regesta.ports.KeyRefs.subject(amina.subject()));
        Answer answer = ask(bank.kyc("UIN", amina.uin(), TRANSACTION, BORN));
        assertThat(answer.yes()).isFalse();
    }

    private static byte[] opened(JsonNode response) {
        return SessionDecryption.open(
                World.key("bank").key(),
                response.path("sessionKey").asString(),
                response.path("identity").asString());
    }

    private Answer ask(Prepared request) {
        return AuthenticationTest.ask(world, request);
    }
}
