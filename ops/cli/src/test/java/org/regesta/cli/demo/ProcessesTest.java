package org.regesta.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.testkit.packet.FieldCategories;
import org.regesta.testkit.packet.Packet;
import org.regesta.testkit.packet.PacketTool;
import org.regesta.testkit.people.Enroller;
import org.regesta.testkit.people.People;
import tools.jackson.databind.JsonNode;

/** Every process from the field to its effect, in one house whose promises are kept for a moment only. */
class ProcessesTest {

    private static final String PROMISES = "regesta.registration.promises";

    @TempDir
    private static Path data;

    private static House house;
    private static Api officer;
    private static Answers answers;

    @BeforeAll
    static void a_house_with_hasty_promises() {
        System.setProperty(PROMISES, "PACKET=PT0.001S");
        house = new House(data);
        officer = house.office.appoint("110103", "Officer", Set.of("REGISTRATION_ADMIN"));
        answers = new Answers(officer, house.office.appoint("110104", "Auditor", Set.of("AUDITOR")));
    }

    @AfterAll
    static void closes() throws IOException {
        System.clearProperty(PROMISES);
        house.close();
    }

    @Test
    void a_packet_that_never_comes_is_seen_and_an_officer_ends_it_with_a_reason() {
        Packet never = packet(90);
        house.field().announce(never);
        House.await(() -> listed(never.rid()).isObject());
        JsonNode late = listed(never.rid());
        assertThat(late.path("waitsFor").asString()).isEqualTo("PACKET");
        assertThat(late.path("actions").path(0).path("name").asString()).isEqualTo("reject");
        String reject = "/v1/operations/stuck/" + never.rid() + "/reject";
        assertThatThrownBy(() -> officer.send("POST", reject, Map.of())).hasMessageContaining("reasonCode");

        officer.send("POST", reject, Map.of("reasonCode", "machine-lost", "note", "fell into the harbour"));

        house.awaitStanding(never.rid(), "REJECTED_STOPPED");
        House.await(() -> listed(never.rid()).isMissingNode());
        assertThat(house.field().status(never.rid())).isEqualTo("REJECTED");
        assertThat(answers.audit(never.rid()))
                .anyMatch(line -> line.contains("ended by an officer [110103]")
                        || line.contains("ended by an officer.  [110103]"));
        assertThatThrownBy(() -> officer.send(
                        "POST", "/v1/operations/stuck/" + never.rid() + "/resume", Map.of("reasonCode", "again")))
                .hasMessageContaining("out-of-order");
    }

    private static JsonNode listed(String rid) {
        for (JsonNode late : officer.get("/v1/operations/stuck?limit=200").path("items")) {
            if (late.path("registrationId").asString().equals(rid)) {
                return late;
            }
        }
        return tools.jackson.databind.node.MissingNode.getInstance();
    }

    private static Packet packet(int sequence) {
        Enroller desk = new Enroller(house.centre, house.machine, House.OPERATOR, House.OPERATOR);
        return new PacketTool(FieldCategories.usual())
                .pack(desk.enrol(People.neverConfused().adult(sequence), sequence, house.clock.instant()));
    }
}
