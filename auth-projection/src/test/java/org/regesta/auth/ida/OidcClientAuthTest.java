package org.regesta.auth.ida;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.regesta.auth.World;
import org.regesta.auth.World.Someone;
import org.regesta.events.Book;
import org.regesta.events.Meta;
import org.regesta.events.partner.OidcClientEvent;
import org.regesta.testkit.partner.AuthPartner;
import org.regesta.testkit.partner.AuthPartner.Prepared;
import org.regesta.testkit.partner.AuthPartnerClient.Answer;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;

/** A relying party's client asks in place of an API key: what it was registered for, and nothing else. */
class OidcClientAuthTest {

    private static final String TRANSACTION = AuthenticationTest.TRANSACTION;
    private static final String POLICY = """
            {"allowedAuthTypes": [{"authType": "otp"}, {"authType": "demo"}, {"authType": "otp-request"},
               {"authType": "kycauth"}, {"authType": "kycexchange"}],
             "allowedKycAttributes": [{"attributeName": "fullName"}, {"attributeName": "dateOfBirth"}],
             "authTokenType": "partner"}""";

    private final World world = new World();
    private final AuthPartner provider = world.partner("provider", World.key("bank"), POLICY);
    private final AuthPartner throughClient = through("client-1", "mosip:idp:acr:generated-code");
    private final Someone amina = world.amina();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_client_gets_the_claims_it_was_registered_for_of_those_a_person_consents_to() throws Exception {
        Answer known = ask(byOtp(throughClient, otp()));
        assertThat(known.errors()).isEmpty();
        Answer given = ask(exchange(throughClient, known, List.of("name", "birthdate")));
        assertThat(given.errors()).isEmpty();
        JsonNode claims = Json.tree(JWSObject.parse(
                        given.json().path("response").path("encryptedKyc").asString())
                .getPayload()
                .toBytes());
        assertThat(claims.path("name").asString()).isEqualTo("Amina Saïd");
        assertThat(claims.has("birthdate"))
                .as("a claim the client never asked for")
                .isFalse();
        long registered = world.ledger.stream(Book.REGISTRY, "oidcclient:client-1")
                .getFirst()
                .position();
        assertThat(world.ledger.all(Book.ACCESS).getLast().envelope().metadata())
                .containsEntry(Meta.AUTHORITY, "contract:policy-provider@" + registered);
    }

    @Test
    void a_factor_that_is_not_among_its_ways_is_refused_though_the_policy_has_it() {
        Map<String, ?> born = Map.of("demographics", Map.of("dob", "1990/07/08"));
        assertThat(ask(throughClient.kycAuth("UIN", amina.uin(), TRANSACTION, born))
                        .errors())
                .containsExactly("IDA-MPA-029");
        AuthPartner byFinger = through("client-2", "mosip:idp:acr:biometrics");
        assertThat(ask(byOtp(byFinger, "123456")).errors()).containsExactly("IDA-MPA-029");
    }

    @Test
    void a_token_is_of_the_client_it_was_given_to() {
        AuthPartner other = through("client-2", "mosip:idp:acr:generated-code");
        Answer known = ask(byOtp(throughClient, otp()));
        assertThat(ask(exchange(other, known, List.of("name"))).errors()).containsExactly("IDA-KYE-004");
        assertThat(ask(exchange(provider, known, List.of("name"))).errors()).containsExactly("IDA-KYE-004");
        assertThat(ask(exchange(throughClient, known, List.of("name"))).errors())
                .isEmpty();
    }

    @Test
    void a_client_put_out_of_use_and_one_of_another_partner_open_nothing() {
        AuthPartner stranger = world.partner("stranger", World.key("shop"), POLICY);
        assertThat(ask(byOtp(with(stranger, "client-1"), "123456")).errors()).containsExactly("IDA-MPA-009");
        assertThat(ask(throughClient.byDemographics("UIN", amina.uin(), TRANSACTION, Map.of("dob", "1990/07/08")))
                        .errors())
                .as("a client is none at the doors of API keys")
                .containsExactly("IDA-MPA-009");
        world.ledger.append(
                "oidcclient:client-1",
                new OidcClientEvent.Changed("client-1", false, "Shop", "", List.of(), List.of(), List.of()));
        world.project();
        assertThat(ask(byOtp(throughClient, "123456")).errors()).containsExactly("IDA-MPA-027");
    }

    private AuthPartner through(String clientId, String acr) {
        world.ledger.append(
                "oidcclient:" + clientId,
                new OidcClientEvent.Registered(
                        clientId,
                        "provider",
                        "policy-provider",
                        "{}",
                        "Shop",
                        "",
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of("name"),
                        List.of(acr)));
        world.project();
        return with(provider, clientId);
    }

    private AuthPartner with(AuthPartner partner, String clientId) {
        return new AuthPartner(
                partner.identity(),
                World.key("IDA/PARTNER").certificate(),
                partner.licence(),
                partner.partnerId(),
                clientId,
                world.clock);
    }

    private String otp() {
        assertThat(ask(provider.otp("UIN", amina.uin(), TRANSACTION, "PHONE")).errors())
                .isEmpty();
        Matcher digits = Pattern.compile("is ([0-9]{6}) ")
                .matcher(world.sender.lastTo("9876543210").orElseThrow().text());
        assertThat(digits.find()).isTrue();
        return digits.group(1);
    }

    private Prepared byOtp(AuthPartner through, String otp) {
        return through.kycAuth("UIN", amina.uin(), TRANSACTION, Map.of("otp", otp));
    }

    private Prepared exchange(AuthPartner through, Answer known, List<String> claims) {
        String token = known.json().path("response").path("kycToken").asString();
        return through.kycExchange("UIN", amina.uin(), TRANSACTION, token, claims, "JWS");
    }

    private Answer ask(Prepared request) {
        world.clock.advance(java.time.Duration.ofMillis(2));
        return AuthenticationTest.ask(world, request);
    }
}
