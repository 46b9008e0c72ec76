package org.regesta.auth.ida;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.regesta.auth.World;
import org.regesta.auth.World.Someone;
import org.regesta.events.Book;
import org.regesta.events.disclosure.DisclosureEvent.Disclosed;
import org.regesta.testkit.partner.AuthPartner;
import org.regesta.testkit.partner.AuthPartner.Prepared;
import org.regesta.testkit.partner.AuthPartnerClient.Answer;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;

/** Two steps: a person is known again, then gives what they consent to, once. */
class KycExchangeTest {

    private static final String TRANSACTION = AuthenticationTest.TRANSACTION;
    private static final Map<String, ?> BORN = Map.of("demographics", Map.of("dob", "1990/07/08"));
    private static final List<String> CLAIMS = List.of("name", "birthdate", "email", "address");
    private static final String POLICY = """
            {"allowedAuthTypes": [{"authType": "demo"}, {"authType": "kycauth"}, {"authType": "kycexchange"}],
             "allowedKycAttributes": [{"attributeName": "fullName"}, {"attributeName": "dateOfBirth"},
               {"attributeName": "addressLine1"}, {"attributeName": "postalCode"}],
             "authTokenType": "partner"}""";

    private final World world = new World();
    private final AuthPartner portal = world.partner("portal", World.key("bank"), POLICY);
    private final Someone amina = world.amina();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void consented_claims_that_the_policy_allows_are_given_signed() throws Exception {
        Answer known = ask(portal.kycAuth("UIN", amina.uin(), TRANSACTION, BORN));
        assertThat(known.yes()).isTrue();
        Answer given = ask(exchange(token(known), "JWS"));
        assertThat(given.errors()).isEmpty();
        JWSObject jws = JWSObject.parse(
                given.json().path("response").path("encryptedKyc").asString());
        assertThat(jws.verify(new RSASSAVerifier(
                        (RSAPublicKey) World.key("IDA/SIGN").certificate().getPublicKey())))
                .isTrue();
        JsonNode claims = Json.tree(jws.getPayload().toBytes());
        assertThat(claims.path("name").asString()).isEqualTo("Amina Saïd");
        assertThat(claims.path("birthdate").asString()).isEqualTo("1990/07/08");
        assertThat(claims.path("address").path("formatted").asString()).isEqualTo("12, Lake Road 14022");
        assertThat(claims.path("sub").asString()).isEqualTo(known.token());
        assertThat(claims.has("email")).isFalse();
        Disclosed disclosed =
                (Disclosed) world.ledger.all(Book.ACCESS).getLast().payload();
        assertThat(disclosed.subjects()).containsExactly(amina.subject());
        assertThat(disclosed.attributes()).contains("fullName", "dateOfBirth").doesNotContain("email");
    }

    @Test
    void who_asks_for_it_gets_it_encrypted_for_their_certificate() throws Exception {
        Answer given = ask(exchange(token(ask(portal.kycAuth("VID", amina.vid(), TRANSACTION, BORN))), "JWE"));
        JWEObject jwe = JWEObject.parse(
                given.json().path("response").path("encryptedKyc").asString());
        jwe.decrypt(new RSADecrypter(World.key("bank").key()));
        assertThat(JWSObject.parse(jwe.getPayload().toString()).getPayload().toString())
                .contains("Amina");
    }

    @Test
    void a_token_is_good_once_however_many_ask_at_once() throws Exception {
        String token = token(ask(portal.kycAuth("UIN", amina.uin(), TRANSACTION, BORN)));
        List<Callable<Answer>> asking = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Prepared prepared = exchange(token, "JWS");
            asking.add(() -> ask(prepared));
            world.clock.advance(Duration.ofMillis(2));
        }
        List<Answer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(10)) {
            for (Future<Answer> answer : threads.invokeAll(asking)) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).filteredOn(answer -> answer.errors().isEmpty()).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.errors().contains("IDA-KYE-003"))
                .hasSize(19);
    }

    @Test
    void a_token_is_of_its_transaction_its_partner_its_person_and_its_time() {
        String token = token(ask(portal.kycAuth("UIN", amina.uin(), TRANSACTION, BORN)));
        AuthPartner other = world.partner("other", World.key("shop"), POLICY);
        assertThat(ask(other.kycExchange("UIN", amina.uin(), TRANSACTION, token, CLAIMS, "JWS"))
                        .errors())
                .containsExactly("IDA-KYE-004");
        assertThat(ask(portal.kycExchange("UIN", amina.uin(), "0000000000", token, CLAIMS, "JWS"))
                        .errors())
                .containsExactly("IDA-KYE-005");
        Someone bao = world.amina();
        assertThat(ask(portal.kycExchange("UIN", bao.uin(), TRANSACTION, token, CLAIMS, "JWS"))
                        .errors())
                .containsExactly("IDA-KYE-007");
        String forged = token.substring(0, 95) + (token.endsWith("0") ? "1" : "0");
        assertThat(ask(portal.kycExchange("UIN", bao.uin(), TRANSACTION, forged, CLAIMS, "JWS"))
                        .errors())
                .containsExactly("IDA-KYE-001");
        assertThat(ask(portal.kycExchange("UIN", amina.uin(), TRANSACTION, "no-token", CLAIMS, "JWS"))
                        .errors())
                .containsExactly("IDA-KYE-001");
        world.clock.advance(Duration.ofSeconds(300));
        assertThat(ask(exchange(token, "JWS")).errors()).containsExactly("IDA-KYE-002");
    }

    private JsonNode given(AuthPartner by, List<String> consented) throws Exception {
        world.clock.advance(Duration.ofMillis(2));
        String token = token(ask(by.kycAuth("UIN", amina.uin(), TRANSACTION, BORN)));
        Answer given = ask(by.kycExchange("UIN", amina.uin(), TRANSACTION, token, consented, "JWS"));
        assertThat(given.errors()).isEmpty();
        String jws = given.json().path("response").path("encryptedKyc").asString();
        return Json.tree(JWSObject.parse(jws).getPayload().toBytes());
    }

    @Test
    void whoever_consents_to_nothing_is_known_by_their_token_alone() throws Exception {
        assertThat(given(portal, List.of()).propertyNames()).containsExactly("sub");
    }

    @Test
    void the_number_given_is_told_back_where_the_policy_allows_that_and_it_was_consented_to() throws Exception {
        AuthPartner clinic =
                world.partner("clinic", World.key("shop"), POLICY.replace("\"fullName\"", "\"individual_id\""));
        assertThat(given(clinic, List.of("individual_id", "name")).propertyNames())
                .containsExactlyInAnyOrder("sub", "individual_id");
        Disclosed disclosed =
                (Disclosed) world.ledger.all(Book.ACCESS).getLast().payload();
        assertThat(disclosed.attributes()).contains("individual_id");
        assertThat(given(clinic, List.of("birthdate")).has("individual_id")).isFalse();
        assertThat(given(portal, List.of("individual_id", "name")).has("individual_id"))
                .isFalse();
    }

    @Test
    void without_consent_or_permission_nothing_is_given() {
        assertThat(ask(portal.kycExchange("UIN", amina.uin(), TRANSACTION, "t", null, "JWS"))
                        .errors())
                .containsExactly("IDA-MLC-012");
        AuthPartner shop = world.partner("shop", World.key("shop"), AuthenticationTest.POLICY);
        assertThat(ask(shop.kycAuth("UIN", amina.uin(), TRANSACTION, BORN)).errors())
                .containsExactly("IDA-MPA-025");
        assertThat(ask(shop.kycExchange("UIN", amina.uin(), TRANSACTION, "t", CLAIMS, "JWS"))
                        .errors())
                .containsExactly("IDA-MPA-026");
    }

    private Prepared exchange(String token, String format) {
        return portal.kycExchange("UIN", amina.uin(), TRANSACTION, token, CLAIMS, format);
    }

    private static String token(Answer known) {
        assertThat(known.errors()).isEmpty();
        return known.json().path("response").path("kycToken").asString();
    }

    private Answer ask(Prepared request) {
        return AuthenticationTest.ask(world, request);
    }
}
