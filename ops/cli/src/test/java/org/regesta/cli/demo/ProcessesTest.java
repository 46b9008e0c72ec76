package org.regesta.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.testkit.fingers.Impression;
import org.regesta.testkit.packet.Application;
import org.regesta.testkit.packet.FieldCategories;
import org.regesta.testkit.packet.Packet;
import org.regesta.testkit.packet.PacketTool;
import org.regesta.testkit.people.Enroller;
import org.regesta.testkit.people.People;
import org.regesta.wire.Json;
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

    @Test
    void a_death_and_its_reversal_show_wherever_the_person_is_known() {
        Packet first = packet(1);
        house.bringIn(first, "FINISHED");
        String subject = answers.subject(first.rid());
        String uin = answers.card(subject).path("uin").asString();

        bring(status("CRVS_DEATH", 2, uin), "CRVS_DEATH", "FINISHED");
        House.await(() -> answers.card(subject).path("standing").asString().equals("DEACTIVATED"));
        assertThat(repository(uin)).isEqualTo("DEACTIVATED");
        bring(status("ACTIVATED", 3, uin), "ACTIVATED", "REJECTED_INVALID");

        Packet revoked = status("CRVS_DEATH_REVOKED", 4, uin);
        bring(revoked, "CRVS_DEATH_REVOKED", "FINISHED");
        House.await(() -> answers.card(subject).path("standing").asString().equals("ACTIVE"));
        assertThat(repository(uin)).isEqualTo("ACTIVATED");
        assertThat(answers.history(subject))
                .anyMatch(line -> line.contains("deactivated") && line.contains("registration-crvs-death"))
                .anyMatch(line -> line.contains("activated again") && line.contains("registration-crvs-death-revoked"));
        assertThat(answers.audit(revoked.rid())).anyMatch(line -> line.contains("The registration was finished"));
    }

    @Test
    void an_update_is_proven_by_a_finger_and_shows_in_card_repository_and_history() {
        Packet first = packet(11);
        house.bringIn(first, "FINISHED");
        String subject = answers.subject(first.rid());
        String uin = answers.card(subject).path("uin").asString();

        bring(update(12, uin, "0777123456", 13), "UPDATE", "REJECTED_INVALID");
        Packet update = update(14, uin, "0777123456", 11);
        bring(update, "UPDATE", "FINISHED");

        House.await(() -> answers.history(subject).stream().anyMatch(line -> line.contains("identity was updated")));
        assertThat(house.registrationClient()
                        .get("/idrepository/v1/identity/idvid/" + uin + "?type=demo")
                        .at("/response/identity/phone")
                        .asString(""))
                .isEqualTo("0777123456");
        assertThat(answers.audit(update.rid())).anyMatch(line -> line.contains("proved by a finger"));
    }

    @Test
    void who_forgot_the_number_is_found_by_fingers_alone() {
        Packet first = packet(21);
        house.bringIn(first, "FINISHED");
        Packet lost = made("LOST", 22, Map.of("IDSchemaVersion", 0.1), 21);
        bring(lost, "LOST", "FINISHED");
        assertThat(subject(lost.rid())).isEqualTo(answers.subject(first.rid()));
        bring(made("LOST", 23, Map.of("IDSchemaVersion", 0.1), 24), "LOST", "REJECTED_NOBODY_FOUND");
    }

    private static String subject(String rid) {
        return house.registrationClient()
                .get("/v1/registrations/" + rid)
                .path("subject")
                .asString("");
    }

    private static Packet update(int sequence, String uin, String phone, int fingersOf) {
        return made("UPDATE", sequence, Map.of("IDSchemaVersion", 0.1, "UIN", uin, "phone", phone), fingersOf);
    }

    /** Fields, and the fingers of somebody, taken again. */
    private static Packet made(String process, int sequence, Map<String, Object> fields, int fingersOf) {
        Enroller desk = new Enroller(house.centre, house.machine, House.OPERATOR, House.OPERATOR);
        Instant at = house.clock.instant();
        Application taken = desk.enrol(
                People.neverConfused().adult(fingersOf),
                sequence,
                at,
                Enroller.INDEX_FINGERS,
                Impression.good(sequence));
        Application brought = taken.withIdentity(Json.mapper().valueToTree(fields))
                .without("proofOfIdentity")
                .without("proofOfAddress");
        return new PacketTool(FieldCategories.usual(), process).pack(brought);
    }

    private static void bring(Packet packet, String process, String standing) {
        house.field().announce(packet, process);
        house.field().upload(packet);
        house.awaitStanding(packet.rid(), standing);
    }

    /** The status that the ID repository answers. */
    private static String repository(String uin) {
        return house.registrationClient()
                .get("/idrepository/v1/identity/idvid/" + uin + "?type=demo")
                .path("response")
                .path("status")
                .asString("");
    }

    private static Packet status(String process, int sequence, String uin) {
        Instant at = house.clock.instant();
        return new PacketTool(FieldCategories.usual(), process)
                .pack(new Application(
                        Packet.rid(house.centre, house.machine, sequence, at),
                        at,
                        Json.mapper().valueToTree(Map.of("IDSchemaVersion", 0.1, "UIN", uin)),
                        Map.of(),
                        Map.of(),
                        House.OPERATOR,
                        House.OPERATOR));
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
