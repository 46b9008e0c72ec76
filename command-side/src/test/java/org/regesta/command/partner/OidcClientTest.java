package org.regesta.command.partner;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regesta.command.Door;
import org.regesta.command.Story;
import org.regesta.command.partner.api.OidcClientCommand;
import org.regesta.command.partner.api.OidcClientCommand.Change;
import org.regesta.command.partner.api.OidcClientCommand.Form;
import org.regesta.command.partner.api.OidcClientCommand.Register;
import org.regesta.command.partner.api.OidcClientRefusal;
import org.regesta.events.Book;
import org.regesta.events.partner.OidcClientEvent;
import org.regesta.events.partner.OidcClientEvent.Changed;
import org.regesta.events.partner.OidcClientEvent.Registered;
import org.regesta.testkit.partner.RsaPairs;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

class OidcClientTest {

    private static final List<String> BACK = List.of("https://shop.example/back");
    private static final List<String> CODE = List.of("authorization_code");
    private static final List<String> JWT = List.of("private_key_jwt");
    private static final Form SHOP = new Form("Shop", "https://shop.example/logo.png", BACK, CODE, JWT);
    private static final Register REGISTER =
            new Register("c1", "bank", "silver", "{}", SHOP, List.of("name"), List.of("mosip:idp:acr:biometrics"));
    private static final OidcClientEvent REGISTERED = new Registered(
            "c1",
            "bank",
            "silver",
            "{}",
            "Shop",
            SHOP.logoUri(),
            BACK,
            CODE,
            JWT,
            REGISTER.claims(),
            REGISTER.acrValues());
    private static final OidcClientEvent STOPPED = new Changed("c1", false, "Shop", SHOP.logoUri(), BACK, CODE, JWT);

    private static final String MISP_POLICY = "{'allowAuthRequestDelegation':true,'allowKycRequestDelegation':true,"
            + "'trustBindedAuthVerificationToken':true,'allowKeyBindingDelegation':true}";
    private static final String DOCUMENT = "{'authTokenType':'partner','allowedAuthTypes':["
            + "{'authType':'otp','authSubType':'','mandatory':false},"
            + "{'authType':'demo','authSubType':'','mandatory':false},"
            + "{'authType':'bio','authSubType':'FINGER','mandatory':false}],"
            + "'allowedKycAttributes':[{'attributeName':'fullName'},{'attributeName':'dateOfBirth'},"
            + "{'attributeName':'city'},{'attributeName':'addressLine1'}]}";

    private final Story<OidcClientCommand, OidcClientState, OidcClientEvent> client =
            new Story<>(OidcClientRules::decide, OidcClientRules::evolve, OidcClientRules.NOTHING_YET);
    private final Counter counter = new Counter();

    @Test
    void a_key_makes_one_client() {
        client.given().when(REGISTER).then(REGISTERED);
        client.given(REGISTERED).when(REGISTER).thenRefused(OidcClientRefusal.KEY_TAKEN);
        client.given(REGISTERED, STOPPED).when(REGISTER).thenRefused(OidcClientRefusal.KEY_TAKEN);
    }

    @Test
    void a_client_is_changed_and_what_is_so_already_changes_nothing() {
        client.given().when(new Change("c1", false, SHOP)).thenRefused(OidcClientRefusal.UNKNOWN);
        client.given(REGISTERED).when(new Change("c1", true, SHOP)).thenNothing();
        client.given(REGISTERED).when(new Change("c1", false, SHOP)).then(STOPPED);
        client.given(REGISTERED, STOPPED).when(new Change("c1", false, SHOP)).thenNothing();
    }

    @Test
    void the_aggregate_wires_the_same_rule_to_axon() {
        new AggregateTestFixture<>(OidcClient.class)
                .given(REGISTERED)
                .when(new Change("c1", false, SHOP))
                .expectEvents(STOPPED);
    }

    @Test
    void a_client_is_registered_under_an_approved_policy_and_read_back() {
        String policy = approved(DOCUMENT);
        String jwk = rsa().toPublicJWK().toJSONString();
        JsonNode made = counter.oidcClient("bank", policy, jwk).response();
        assertThat(made.path("status").asString()).isEqualTo("ACTIVE");
        String id = made.path("clientId").asString();
        JsonNode read = counter.door.get(Counter.OIDC + "/" + id).response();
        assertThat(read.path("claims").toString()).isEqualTo("[\"address\",\"birthdate\",\"name\"]");
        assertThat(read.path("acrValues").toString())
                .isEqualTo("[\"mosip:idp:acr:biometrics\",\"mosip:idp:acr:generated-code\"]");
        assertThat(read.path("relyingPartyId").asString()).isEqualTo("bank");
        assertThat(read.path("policyName").asString()).isEqualTo("shops");
        assertThat(read.path("publicKey").asString()).contains("\"n\"").doesNotContain("\"d\"");
        assertThat(change(id, "Shops", "INACTIVE").response().path("status").asString())
                .isEqualTo("INACTIVE");
        JsonNode after = counter.door.get(Counter.OIDC + "/" + id).response();
        assertThat(after.path("status").asString()).isEqualTo("INACTIVE");
        assertThat(after.path("name").asString()).isEqualTo("Shops");
    }

    @Test
    void the_same_key_under_another_name_is_the_same_key() {
        String policy = approved(DOCUMENT);
        JWK key = curve();
        counter.oidcClient("bank", policy, key.toPublicJWK().toJSONString()).response();
        String again = key.toPublicJWK().toJSONString().replace("{", "{\"kid\":\"other\",");
        assertThat(counter.oidcClient("bank", policy, again).errorCode()).isEqualTo("PMS_ESI_001");
    }

    @Test
    void a_request_repeated_makes_no_second_client_and_is_answered_as_before() {
        String policy = approved(DOCUMENT);
        String jwk = curve().toPublicJWK().toJSONString();
        counter.house.idempotencyKey("once");
        JsonNode first = counter.oidcClient("bank", policy, jwk).response();
        assertThat(counter.oidcClient("bank", policy, jwk).response()).isEqualTo(first);
        assertThat(counter.house.ledger.stream(
                        Book.REGISTRY, "oidcclient:" + first.path("clientId").asString()))
                .hasSize(1);
    }

    @Test
    void a_secret_key_is_refused_and_kept_nowhere() throws JOSEException {
        String policy = approved(DOCUMENT);
        JWK curve = curve();
        long before = counter.house.ledger.head(Book.REGISTRY);
        for (String key : List.of(
                curve.toJSONString(),
                rsa().toJSONString(),
                new OctetSequenceKeyGenerator(256).generate().toJSONString(),
                new RSAKeyGenerator(1024, true).generate().toPublicJWK().toJSONString(),
                "{}",
                "\"key\"",
                "{\"kty\":\"RSA\",\"n\":7}")) {
            assertThat(counter.oidcClient("bank", policy, key).errorCode()).isEqualTo("PMS_ESI_007");
        }
        assertThat(counter.house.ledger.head(Book.REGISTRY)).isEqualTo(before);
        counter.oidcClient("bank", policy, curve.toPublicJWK().toJSONString()).response();
    }

    @Test
    void who_may_have_no_client_is_told_why() {
        counter.activeBank();
        String key = curve().toPublicJWK().toJSONString();
        String policy = counter.published("shops", "Auth", DOCUMENT);
        assertThat(counter.oidcClient("none", policy, key).errorCode()).isEqualTo("PMS_PRT_058");
        assertThat(counter.oidcClient("bank", "none", key).errorCode()).isEqualTo("PMS_PRT_073");
        assertThat(counter.oidcClient("bank", policy, key).errorCode()).isEqualTo("PMS_PRT_061");
        String licence = counter.published("licence", "MISP", MISP_POLICY);
        assertThat(counter.oidcClient("bank", licence, key).errorCode()).isEqualTo("PMS_PRT_057");
        String mapping =
                counter.map("bank", "shops").response().path("mappingkey").asString();
        assertThat(counter.oidcClient("bank", policy, key).errorCode()).isEqualTo("PMS_ESI_002");
        counter.decide(mapping, "Rejected").response();
        assertThat(counter.oidcClient("bank", policy, key).errorCode()).isEqualTo("PMS_ESI_002");
        counter.register("misp", "MISP_Partner", "").response();
        assertThat(counter.oidcClient("misp", policy, key).errorCode()).isEqualTo("PMS_PRT_059");
        counter.register("newcomer", "Auth_Partner", "banks").response();
        assertThat(counter.oidcClient("newcomer", policy, key).errorCode()).isEqualTo("PMS_PMP_016");
    }

    @Test
    void a_policy_must_fit_a_client() {
        counter.activeBank();
        assertThat(underPolicy("a", DOCUMENT.replace("'mandatory':false", "'mandatory':true")))
                .isEqualTo("PMS_ESI_003");
        assertThat(underPolicy("b", "{'authTokenType':'partner','allowedKycAttributes':[],'allowedAuthTypes':[]}"))
                .isEqualTo("PMS_ESI_005");
        assertThat(underPolicy(
                        "c", DOCUMENT.replace("'otp'", "'demo'").replace("'bio','authSubType':'FINGER'", "'kyc'")))
                .isEqualTo("PMS_ESI_006");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "https://shop.example/back, https://shop.example/back#part, PMS_COR_002",
        "https://shop.example/back, javascript:alert(1), PMS_COR_002",
        "https://shop.example/back, /back, PMS_COR_002",
        "https://shop.example/logo.png, data:image/png;base64 AA, PMS_COR_002",
        "https://shop.example/logo.png, '', PMS_COR_001",
        "authorization_code, implicit, PMS_COR_002",
        "private_key_jwt, client_secret_basic, PMS_COR_002"
    })
    void what_is_no_way_of_a_client_is_refused(String instead, String of, String code) {
        String body = "{'name':'Shop','policyId':'p','publicKey':{},'authPartnerId':'bank',"
                + "'logoUri':'https://shop.example/logo.png','redirectUris':['https://shop.example/back'],"
                + "'grantTypes':['authorization_code'],'clientAuthMethods':['private_key_jwt']}";
        assertThat(counter.post(Counter.OIDC, body.replace(instead, of)).errorCode())
                .isEqualTo(code);
    }

    @Test
    void a_client_nobody_registered_is_neither_read_nor_changed() {
        for (String id : List.of("x", "A".repeat(43), "..%2Fpartner")) {
            assertThat(change(id, "Shop", "ACTIVE").errorCode()).isEqualTo("PMS_ESI_004");
            assertThat(counter.door.get(Counter.OIDC + "/" + id).errorCode()).isEqualTo("PMS_ESI_004");
        }
        assertThat(change("A".repeat(43), "Shop", "active?").errorCode()).isEqualTo("PMS_COR_002");
        assertThat(counter.post(Counter.OIDC, "{}").errorCode()).isEqualTo("PMS_COR_001");
    }

    @Test
    void every_refusal_has_one_of_MOSIPs_codes() {
        assertThat(Arrays.stream(OidcClientRefusal.values()).map(OidcClientCodes::of))
                .allSatisfy(error -> assertThat(error.errorCode()).matches("PMS_(ESI|PRT|PMP)_[0-9]{3}"))
                .doesNotHaveDuplicates();
    }

    private String underPolicy(String name, String document) {
        String policy = counter.published(name, "Auth", document);
        String mapping = counter.map("bank", name).response().path("mappingkey").asString();
        counter.decide(mapping, "Approved").response();
        return counter.oidcClient("bank", policy, curve().toPublicJWK().toJSONString())
                .errorCode();
    }

    private String approved(String document) {
        counter.activeBank();
        String policy = counter.published("shops", "Auth", document);
        String mapping =
                counter.map("bank", "shops").response().path("mappingkey").asString();
        counter.decide(mapping, "Approved").response();
        return policy;
    }

    private Door.Answer change(String id, String name, String status) {
        return counter.door.mosip(
                HttpMethod.PUT,
                Counter.OIDC + "/" + id,
                ("{'clientName':'%s','status':'%s','logoUri':'https://shop.example/logo.png',"
                                + "'redirectUris':['https://shop.example/back'],'grantTypes':['authorization_code'],"
                                + "'clientAuthMethods':['private_key_jwt']}")
                        .formatted(name, status)
                        .replace('\'', '"'));
    }

    private static JWK rsa() {
        KeyPair pair = RsaPairs.generate();
        return new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                .privateKey(pair.getPrivate())
                .build();
    }

    private static JWK curve() {
        try {
            return new ECKeyGenerator(Curve.P_256).generate();
        } catch (JOSEException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
