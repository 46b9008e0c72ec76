package org.regesta.command.officer;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.regesta.command.Door;
import org.regesta.command.House;
import org.regesta.command.officer.api.Lineage;
import org.regesta.command.officer.api.OfficerCommand;
import org.regesta.command.officer.api.OfficerState;
import org.regesta.command.officer.api.Officers;
import org.regesta.command.officer.api.ServiceClients;
import org.regesta.command.officer.api.ServiceClients.ServiceClientState;
import org.regesta.events.Book;
import org.regesta.events.officer.Role;
import org.regesta.ports.Refusal;
import org.regesta.ports.Secrets;
import org.springframework.http.HttpMethod;

class AdministrationTest {

    /** Whoever calls in these tests. */
    private static final String ROOT = "root";

    private final House house = new House(Officer.class, ServiceClient.class);
    private final Door door = new Door(
            house,
            new ServiceClientEndpoint(house, house),
            new ClientAdministrationEndpoint(house, house.ledger, house.vault, house),
            new OfficeAdministrationEndpoint(house, house.ledger, house, house.clock));

    @BeforeEach
    void a_station_is_registered_and_bao_appointed() throws JOSEException {
        String key = new ECKeyGenerator(Curve.P_256).generate().toPublicJWK().toJSONString();
        door.post(
                "/v1/clients", "{\"id\":\"station\",\"roles\":[\"REGISTRATION_PROCESSOR\"],\"publicJwk\":" + key + "}");
        appoint("bao");
    }

    private void appoint(String officerId) {
        house.send(
                new OfficerCommand.Appoint(officerId, Set.of(Role.AUDITOR), Optional.empty(), Map.of()),
                house.attribution("officer-appointed"));
    }

    private ServiceClientState station() {
        return ServiceClients.fold(house.ledger.stream(Book.REGISTRY, "client:station"))
                .orElseThrow();
    }

    private OfficerState bao() {
        return Officers.fold(house.ledger.stream(Book.REGISTRY, "officer:bao")).orElseThrow();
    }

    private Door.Answer put(String path, String json) {
        return door.ask(HttpMethod.PUT, path, json);
    }

    @Test
    void a_secret_is_told_once_stands_in_no_event_and_is_replaced_by_the_next() {
        Door.Answer first = door.post("/v1/clients/station/secrets", "");
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.text("secret"))
                .hasSize(50)
                .isEqualTo(
                        Secrets.clientSecret(house.vault, station().secretId().orElseThrow())
                                .reveal());
        assertThat(house.ledger.all(Book.REGISTRY).toString()).doesNotContain(first.text("secret"));
        assertThat(door.post("/v1/clients/station/secrets", "").text("secret")).isNotEqualTo(first.text("secret"));
    }

    @Test
    void a_request_repeated_with_its_key_gets_the_same_secret() {
        house.idempotencyKey("once-and-only");
        String first = door.post("/v1/clients/station/secrets", "").text("secret");
        long events = house.ledger.head(Book.REGISTRY);
        assertThat(door.post("/v1/clients/station/secrets", "").text("secret")).isEqualTo(first);
        assertThat(house.ledger.head(Book.REGISTRY)).isEqualTo(events);
    }

    /** Whoever knows the secret can act in the machine's place: four eyes must not be theirs twice. */
    @Test
    void whoever_made_a_secret_could_act_in_the_machines_place() {
        door.post("/v1/clients/station/secrets", "");
        assertThat(Lineage.shared(house.ledger, "root", "station")).contains("root");
    }

    @Test
    void changed_roles_are_a_new_mandate_and_the_same_again_changes_nothing() {
        long before = station().mandatePosition();
        String other = "{\"roles\":[\"RESIDENT\"]}";
        assertThat(put("/v1/clients/station/roles", other).body().path("roles").toString())
                .isEqualTo("[\"RESIDENT\"]");
        assertThat(station().roles()).containsExactly(Role.RESIDENT);
        assertThat(station().mandatePosition()).isGreaterThan(before);
        long events = house.ledger.head(Book.REGISTRY);
        put("/v1/clients/station/roles", other);
        assertThat(house.ledger.head(Book.REGISTRY)).isEqualTo(events);
    }

    @Test
    void a_machine_is_shut_out_and_let_in_again() {
        assertThat(put("/v1/clients/station/status", "{\"status\":\"DISABLED\"}")
                        .text("status"))
                .isEqualTo("DISABLED");
        assertThat(station().disabled()).isTrue();
        put("/v1/clients/station/status", "{\"status\":\"ACTIVE\"}");
        assertThat(door.get("/v1/clients/station").text("status")).isEqualTo("ACTIVE");
    }

    @Test
    void what_is_unknown_or_wrong_is_named() {
        assertThat(door.get("/v1/clients/nobody").text("refused")).isEqualTo("UNKNOWN");
        assertThat(door.post("/v1/clients/nobody/secrets", "").text("refused")).isEqualTo("UNKNOWN");
        assertThat(put("/v1/clients/station/status", "{\"status\":\"ASLEEP\"}").text("field"))
                .isEqualTo("status");
        assertThat(put("/v1/clients/station/roles", "{\"roles\":[\"KING\"]}").text("field"))
                .isEqualTo("roles");
        assertThat(door.get("/v1/officers/nobody").text("refused")).isEqualTo("UNKNOWN");
        assertThat(put("/v1/officers/bao/status", "{}").text("field")).isEqualTo("status");
    }

    @Test
    void an_officer_shut_out_keeps_no_link_and_no_code_counts() {
        Instant noon = house.clock.instant();
        house.send(new OfficerCommand.MakeSignInLink("bao", "l1", noon.plusSeconds(60)), house.attribution("link"));
        assertThat(put("/v1/officers/bao/status", "{\"status\":\"DISABLED\"}").text("status"))
                .isEqualTo("DISABLED");
        assertThat(bao().liveLink()).isEmpty();
        house.send(new OfficerCommand.MakeSignInLink("bao", "l2", noon.plusSeconds(60)), house.attribution("link"));
        try {
            house.send(new OfficerCommand.UseSignInLink("bao", "l2", noon), house.attribution("sign-in"));
            assertThat(false).as("a link let in who was shut out").isTrue();
        } catch (Refusal refused) {
            assertThat(refused.code().name()).isEqualTo("LINK_EXPIRED");
        }
    }

    @Test
    void an_officers_roles_change_and_nobody_changes_their_own() {
        put("/v1/officers/bao/roles", "{\"roles\":[\"ADJUDICATOR\"]}");
        assertThat(bao().roles()).containsExactly(Role.ADJUDICATOR);
        appoint(ROOT);
        assertThat(put("/v1/officers/" + ROOT + "/roles", "{\"roles\":[\"GLOBAL_ADMIN\"]}")
                        .text("refused"))
                .isEqualTo("ONESELF");
        assertThat(put("/v1/officers/" + ROOT + "/status", "{\"status\":\"DISABLED\"}")
                        .text("refused"))
                .isEqualTo("ONESELF");
    }
}
