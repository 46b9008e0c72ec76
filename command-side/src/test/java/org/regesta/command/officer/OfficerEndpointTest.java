package org.regesta.command.officer;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regesta.command.Door;
import org.regesta.command.House;
import org.regesta.command.officer.api.Appointments;
import org.regesta.command.officer.api.OfficerState;
import org.regesta.command.officer.api.Officers;
import org.regesta.command.officer.api.ServiceClients;
import org.regesta.events.Book;
import org.regesta.events.masterdata.CentreEvent;
import org.regesta.events.officer.Role;
import org.regesta.ports.Secrets;

class OfficerEndpointTest {

    private static final String BAO =
            "{\"id\":\"bao\",\"roles\":[\"REGISTRATION_OFFICER\"],\"centre\":\"10001\",\"name\":\"Bao Ng"
                    + "uyen\",\"email\":\"bao@example.org\"}";

    private final House house = new House(Officer.class, ServiceClient.class);
    private final Door door = new Door(
            house,
            new OfficerEndpoint(new Appointments(house, house.vault, house.ledger, house.clock), house.ledger, house),
            new ServiceClientEndpoint(house, house));

    private OfficerState bao() {
        return Officers.fold(house.ledger.stream(Book.REGISTRY, "officer:bao")).orElseThrow();
    }

    private void openCentre() {
        house.ledger.append("centre:10001", new CentreEvent.Opened("10001", java.util.Map.of(), java.util.Map.of()));
    }

    @Test
    void an_administrator_appoints_and_gets_the_link_once() {
        openCentre();
        Door.Answer answer = door.post("/v1/officers", BAO);
        assertThat(answer.status()).isEqualTo(201);
        String linkId = bao().liveLink().orElseThrow().linkId();
        assertThat(answer.text("signInLink"))
                .isEqualTo("/signin#bao." + linkId + "."
                        + Secrets.signInLink(house.vault, linkId).reveal());
        assertThat(answer.text("expires")).isEqualTo("2026-11-22T12:00:00.000Z");
        assertThat(answer.headers()).containsEntry("Regesta-Position", "registry:2");
        assertThat(bao().roles()).containsExactly(Role.REGISTRATION_OFFICER);
        assertThat(house.ledger.all(Book.REGISTRY).toString()).doesNotContain("Nguyen", "example.org");
    }

    @Test
    void a_lost_link_is_replaced() {
        openCentre();
        String first = door.post("/v1/officers", BAO).text("signInLink");
        Door.Answer answer = door.post("/v1/officers/bao/sign-in-links", "");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("signInLink")).isNotEqualTo(first).startsWith("/signin#bao.");
    }

    @Test
    void a_request_repeated_with_its_key_gets_the_same_link() {
        openCentre();
        house.idempotencyKey("once");
        String first = door.post("/v1/officers", BAO).text("signInLink");
        assertThat(door.post("/v1/officers", BAO).text("signInLink")).isEqualTo(first);
        assertThat(house.ledger.stream(Book.REGISTRY, "officer:bao")).hasSize(2);
    }

    @Test
    void nobody_is_appointed_twice_or_to_a_centre_that_is_not_there() {
        assertThat(door.post("/v1/officers", BAO).text("refused")).isEqualTo("CENTRE_UNKNOWN");
        openCentre();
        door.post("/v1/officers", BAO);
        assertThat(door.post("/v1/officers", BAO).text("refused")).isEqualTo("ALREADY_APPOINTED");
        assertThat(door.post("/v1/officers/chi/sign-in-links", "").text("refused"))
                .isEqualTo("UNKNOWN");
        assertThat(door.post("/v1/officers/%20/sign-in-links", "").text("refused"))
                .isEqualTo("UNKNOWN");
    }

    @ParameterizedTest(name = "{1} {2}")
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{} | name | MISSING_FIELD",
                "{'name':'Bao'} | id | MISSING_FIELD",
                "{'name':'Bao','id':'b.ao'} | id | INVALID_FIELD",
                "{'name':'Bao','id':'bao'} | roles | MISSING_FIELD",
                "{'name':'Bao','id':'bao','roles':[]} | roles | MISSING_FIELD",
                "{'name':'Bao','id':'bao','roles':['KING']} | roles | INVALID_FIELD",
                "{'name':'Bao','id':'bao','roles':['AUDITOR',null]} | roles | INVALID_FIELD",
                "{'name':'Bao','id':'bao','roles':['AUDITOR'],'centre':'x'} | centre | INVALID_FIELD",
                "[] | `` | MALFORMED",
                "{'name':{}} | `` | MALFORMED"
            })
    void what_is_missing_or_wrong_is_named(String json, String field, String why) {
        Door.Answer answer = door.post("/v1/officers", json.replace('\'', '"'));
        assertThat(answer.text("refused")).isEqualTo(why);
        assertThat(answer.text("field")).isEqualTo(field);
    }

    @Test
    void a_machine_is_registered_by_its_public_key_alone() throws JOSEException {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("any").generate();
        String request = "{\"id\":\"client-1\",\"roles\":[\"REGISTRATION_PROCESSOR\"],\"publicJwk\":%s}";
        assertThat(door.post("/v1/clients", request.formatted(key.toPublicJWK()))
                        .status())
                .isEqualTo(201);
        ServiceClients.ServiceClientState client = ServiceClients.fold(
                        house.ledger.stream(Book.REGISTRY, "client:client-1"))
                .orElseThrow();
        assertThat(client.roles()).isEqualTo(Set.of(Role.REGISTRATION_PROCESSOR));
        assertThat(client.publicJwk()).contains("P-256").doesNotContain("\"d\"", "kid");

        assertThat(door.post("/v1/clients", request.formatted(key.toPublicJWK()))
                        .status())
                .isEqualTo(201);
        assertThat(house.ledger.all(Book.REGISTRY)).hasSize(1);
        ECKey other = new ECKeyGenerator(Curve.P_256).generate();
        assertThat(door.post("/v1/clients", request.formatted(other.toPublicJWK()))
                        .text("refused"))
                .isEqualTo("ALREADY_REGISTERED");
    }

    @Test
    void a_key_that_is_private_or_of_another_kind_is_refused() throws JOSEException {
        ECKey key = new ECKeyGenerator(Curve.P_256).generate();
        ECKey bigger = new ECKeyGenerator(Curve.P_384).generate();
        for (String jwk : List.of(
                key.toJSONString(),
                bigger.toPublicJWK().toJSONString(),
                "{}",
                "[]",
                "7",
                "\"x\"",
                "{\"kty\":\"EC\"}")) {
            Door.Answer answer =
                    door.post("/v1/clients", "{\"id\":\"c\",\"roles\":[\"AUDITOR\"],\"publicJwk\":%s}".formatted(jwk));
            assertThat(answer.text("field")).isEqualTo("publicJwk");
        }
        assertThat(door.post("/v1/clients", "{\"id\":\"regesta-console\",\"roles\":[\"AUDITOR\"]}")
                        .text("field"))
                .isEqualTo("id");
    }
}
