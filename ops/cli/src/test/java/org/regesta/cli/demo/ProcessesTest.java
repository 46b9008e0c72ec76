package org.regesta.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.testkit.packet.Application;
import org.regesta.testkit.packet.FieldCategories;
import org.regesta.testkit.packet.Packet;
import org.regesta.testkit.packet.PacketTool;
import org.regesta.testkit.people.People;
import tools.jackson.databind.JsonNode;

/** Every process from the field to its effect, in one house whose promises are kept for a moment only. */
class ProcessesTest {

    /** Where whoever supervises adjudicators is written to. */
    private static final String SUPERVISORS = "supervisors@example.org";

    @TempDir
    private static Path data;

    private static House house;
    private static Packets packets;
    private static Api officer;
    private static Answers answers;
    private static WorkflowManager workflows;

    @BeforeAll
    static void a_house_with_hasty_promises() {
        System.setProperty(House.PROMISES, "PACKET=PT0.001S,ENROL=PT2S");
        System.setProperty(House.DECISIONS, "PT0.001S");
        house = new House(data);
        packets = new Packets(house);
        officer = house.office.appoint("110103", "Officer", Set.of("REGISTRATION_ADMIN"));
        house.office
                .administrator()
                .send(
                        "POST",
                        "/v1/officers",
                        Map.of(
                                "id",
                                "110121",
                                "roles",
                                Set.of("REGISTRATION_ADMIN"),
                                "name",
                                "Supervisor",
                                "email",
                                SUPERVISORS));
        answers = new Answers(officer, house.office.appoint("110104", "Auditor", Set.of("AUDITOR")));
        workflows = new WorkflowManager(house, officer);
    }

    @AfterAll
    static void closes() {
        System.clearProperty(House.PROMISES);
        System.clearProperty(House.DECISIONS);
        house.close();
    }

    @Test
    void a_packet_that_never_comes_is_seen_and_an_officer_ends_it_with_a_reason() throws IOException {
        Packet never = packets.packet(90);
        house.field().announce(never);
        House.await(() -> listed(never.rid()).isObject());
        JsonNode late = listed(never.rid());
        assertThat(late.path("waitsFor").asString()).isEqualTo("PACKET");
        assertThat(late.path("actions").path(0).path("name").asString()).isEqualTo("reject");
        Path token = Files.writeString(data.resolve("token"), officer.bearer() + "\n");
        Verb asked = Verb.run("stuck", "--url", house.server.url(), "--token-file", token.toString());
        assertThat(asked.out())
                .contains(never.rid())
                .contains("has not brought it")
                .contains("reject");
        assertThat(Verb.run("stuck", "--url", house.server.url()).err()).contains("--token-file");
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
        Packet first = packets.packet(1);
        house.bringIn(first, "FINISHED");
        String subject = answers.subject(first.rid());
        String uin = answers.card(subject).path("uin").asString();

        bring(packets.status("CRVS_DEATH", 2, uin), "CRVS_DEATH", "FINISHED");
        House.await(() -> answers.card(subject).path("standing").asString().equals("DECEASED"));
        assertThat(repository(uin)).as("MOSIP knows no death").isEqualTo("DEACTIVATED");
        bring(packets.status("ACTIVATED", 3, uin), "ACTIVATED", "REJECTED_INVALID");

        Packet revoked = packets.status("CRVS_DEATH_REVOKED", 4, uin);
        bring(revoked, "CRVS_DEATH_REVOKED", "FINISHED");
        House.await(() -> answers.card(subject).path("standing").asString().equals("ACTIVE"));
        assertThat(repository(uin)).isEqualTo("ACTIVATED");
        assertThat(answers.history(subject))
                .anyMatch(line -> line.contains("that the person died") && line.contains("registration-crvs-death"))
                .anyMatch(line -> line.contains("told in error") && line.contains("registration-crvs-death-revoked"));
        assertThat(answers.audit(revoked.rid())).anyMatch(line -> line.contains("The registration was finished"));
    }

    @Test
    void an_update_is_proven_by_a_finger_and_shows_in_card_repository_and_history() {
        Packet first = packets.packet(11);
        house.bringIn(first, "FINISHED");
        String subject = answers.subject(first.rid());
        String uin = answers.card(subject).path("uin").asString();
        String before = phone(uin);

        bring(packets.update(12, uin, "0777123456", 13), "UPDATE", "REJECTED_INVALID");
        Packet update = packets.update(14, uin, "0777123456", 11);
        bring(update, "UPDATE", "FINISHED");

        House.await(() -> answers.history(subject).stream().anyMatch(line -> line.contains("identity was updated")));
        assertThat(phone(uin)).isEqualTo("0777123456").isNotEqualTo(before);
        assertThat(answers.audit(update.rid())).anyMatch(line -> line.contains("proved by a finger"));

        new FourEyes(house, officer).decide("TAKE_BACK_UPDATE", subject + "@" + update.rid(), "INACCURATE");
        House.await(() -> phone(uin).equals(before));
        House.await(() -> answers.history(subject).stream().anyMatch(line -> line.contains("was wrong since then")));
        Api auditor = house.office.appoint("110108", "Auditor", Set.of("AUDITOR"));
        Metrics.of(house, auditor).tellOfEveryStage(3);
    }

    @Test
    void who_forgot_the_number_is_found_by_fingers_alone() {
        Packet first = packets.packet(21);
        house.bringIn(first, "FINISHED");
        Packet lost = packets.made("LOST", 22, Map.of("IDSchemaVersion", 0.1), 21);
        bring(lost, "LOST", "FINISHED");
        assertThat(subject(lost.rid())).isEqualTo(answers.subject(first.rid()));
        bring(packets.made("LOST", 23, Map.of("IDSchemaVersion", 0.1), 24), "LOST", "REJECTED_NOBODY_FOUND");
    }

    @Test
    void who_came_through_the_id_repository_is_found_by_fingers_and_no_packet_makes_them_twice() {
        String uin = packets.throughRepository(31);
        String subject = Fifty.subject(answers, uin);
        House.await(() -> answers.history(subject).stream().anyMatch(line -> line.contains("fingers were entered")));

        Packet lost = packets.made("LOST", 32, Map.of("IDSchemaVersion", 0.1), 31);
        bring(lost, "LOST", "FINISHED");
        assertThat(subject(lost.rid())).isEqualTo(subject);

        Packet again = packets.packet(31);
        bring(again, "NEW", "IN_ADJUDICATION");
        Api adjudicator = house.office.appoint("110106", "Adjudicator", Set.of("ADJUDICATOR"));
        adjudicator.send("POST", "/v1/adjudications/" + again.rid() + "/claim", Map.of());
        House.await(() -> adjudicator
                        .get("/v1/adjudications/" + again.rid())
                        .at("/candidates/0/record/attributes/fullName")
                        .size()
                > 0);
        assertThat(adjudicator
                        .get("/v1/adjudications/" + again.rid())
                        .at("/candidates/0/record/subject")
                        .asString())
                .isEqualTo(subject);
        HandsOnACase hands = new HandsOnACase(house, officer, answers, again.rid());
        hands.isOverdue(adjudicator);
        hands.wasWrittenTo(SUPERVISORS);
        hands.goesFromHandToHand(adjudicator);
        hands.isDecidedAndAppealed(adjudicator);
    }

    @Test
    void a_child_comes_with_its_mother_and_a_birth_from_the_civil_registry() {
        Packet mother = packets.packet(41);
        house.bringIn(mother, "FINISHED");
        String uin = answers.card(answers.subject(mother.rid())).path("uin").asString();
        Application child = packets.enrolled(People.neverConfused().child(42, 9, packets.today()), 42)
                .with("introducerRID", mother.rid())
                .withBiometrics("introducerBiometrics", packets.fingers(41, 43));
        bring(new PacketTool(FieldCategories.usual()).pack(child), "NEW", "FINISHED");
        Application alone =
                child.withRid(house.rid(44)).withBiometrics("introducerBiometrics", packets.fingers(45, 44));
        bring(new PacketTool(FieldCategories.usual()).pack(alone), "NEW", "REJECTED_INVALID");

        Map<String, Object> born = Map.of(
                "IDSchemaVersion", 0.1,
                "fullName", List.of(Map.of("language", "eng", "value", "Zola Diallo")),
                "dateOfBirth", packets.today().minusDays(3).toString().replace('-', '/'),
                "gender", List.of(Map.of("language", "eng", "value", "FLE")),
                "introducerUIN", uin);
        Packet birth = packets.said("CRVS_NEW", 46, born);
        bring(birth, "CRVS_NEW", "FINISHED");
        assertThat(answers.card(answers.subject(birth.rid())).path("standing").asString())
                .isEqualTo("ACTIVE");
        CivilRegistry registry = new CivilRegistry(house, answers);
        registry.tellsOfADeathAndTakesItBack(registry.tellsOfABirth(
                uin, packets.today().minusDays(9).toString().replace('-', '/')));
    }

    @Test
    void a_resident_changes_a_phone_number_and_wants_the_card_again() {
        Packet first = packets.packet(51);
        house.bringIn(first, "FINISHED");
        String subject = answers.subject(first.rid());
        String uin = answers.card(subject).path("uin").asString();
        Field residents =
                new Field(house.client("resident-services", "RESIDENT"), house.clock, Optional.of(house.seal));
        Packet update =
                packets.said("RES_UPDATE", 52, Map.of("IDSchemaVersion", 0.1, "UIN", uin, "phone", "0777000111"));
        assertThatThrownBy(() -> house.field().announce(update, "RES_UPDATE"))
                .as("that is not the field's to say")
                .hasMessageContaining("RPR-RGS-003");
        house.bring(residents, update, "RES_UPDATE", "FINISHED");
        Packet reprint = packets.said("RES_REPRINT", 53, Map.of("IDSchemaVersion", 0.1, "UIN", uin));
        house.bring(residents, reprint, "RES_REPRINT", "FINISHED");

        House.await(() -> cards(subject).equals(List.of("ISSUED", "CHANGED", "REPRINT")));
        House.await(() -> answers.history(subject).stream().anyMatch(line -> line.contains("wants it again")));
    }

    @Test
    void fingers_too_poor_pause_a_registration_and_better_ones_resume_it() {
        Packet first = packets.poor(61);
        bring(first, "NEW", "AWAITING_INFORMATION");
        assertThat(house.field().status(first.rid())).isEqualTo("AWAITING_INFORMATION");
        assertThat(workflows.search(first.rid()).path("statusCode").asString()).isEqualTo("PAUSED_FOR_ADDITIONAL_INFO");
        String request = house.registration(first.rid())
                .path("reasons")
                .path(0)
                .path("where")
                .asString();
        Packet better = house.field()
                .sealed(new PacketTool(FieldCategories.usual(), "BIOMETRIC_CORRECTION")
                        .pack(packets.correction(first.rid(), 61)));
        Field asItIs = house.field().leavingPacketsAsTheyAre();
        assertThat(asItIs.announce(entry(better, first.rid() + "-BIOMETRIC_CORRECTION-9"))
                        .toString())
                .contains("RPR-RGS-036");
        assertThat(asItIs.announce(entry(better, request)).toString()).contains("SUCCESS");
        asItIs.upload(better);
        house.awaitStanding(first.rid(), "FINISHED");
        assertThat(answers.audit(first.rid())).anyMatch(line -> line.contains("Better images took the place"));
    }

    @Test
    void a_worker_that_hangs_and_work_that_fails_are_seen_hold_up_nobody_and_end_with_their_cause() throws Exception {
        Packet poor = packets.poor(55);
        bring(poor, "NEW", "AWAITING_INFORMATION");
        HeldUp heldUp = new HeldUp(house, data, officer, poor.rid());
        heldUp.byWhatGivesNoAnswer(() -> workflows.act("RESUME_PROCESSING", poor.rid()));
        bring(packets.status("DEACTIVATED", 56, "4938065193"), "DEACTIVATED", "REJECTED_INVALID");
        heldUp.byWhatIsNoLongerThere();
        heldUp.isNoMore();
        house.awaitStanding(poor.rid(), "FINISHED");
        assertThat(listed(poor.rid()).isMissingNode()).isTrue();
    }

    @Test
    void an_officer_ends_and_resumes_paused_registrations_by_mosips_workflow_actions() {
        Packet one = packets.poor(62);
        Packet other = packets.poor(63);
        bring(one, "NEW", "AWAITING_INFORMATION");
        bring(other, "NEW", "AWAITING_INFORMATION");
        workflows.act("RESUME_PROCESSING", one.rid());
        workflows.act("STOP_PROCESSING", other.rid());
        house.awaitStanding(one.rid(), "FINISHED");
        house.awaitStanding(other.rid(), "REJECTED_STOPPED");
        assertThatThrownBy(() -> workflows.act("RESUME_PROCESSING", other.rid()))
                .hasMessageContaining("RPR-WAA-004");
        assertThatThrownBy(() -> workflows.act("STOP_PROCESSING", one.rid()))
                .as("what became an identity is not ended")
                .hasMessageContaining("RPR-WAA-004");
        assertThatThrownBy(() -> workflows.act("DANCE", other.rid())).hasMessageContaining("RPR-WAS-000");
        assertThatThrownBy(() -> workflows.act("STOP_PROCESSING", house.rid(99)))
                .hasMessageContaining("RPR-WAA-003");
        String[] eleven = IntStream.range(700, 711).mapToObj(house::rid).toArray(String[]::new);
        assertThatThrownBy(() -> workflows.act("STOP_PROCESSING", eleven))
                .as("no day's work is ended by one slip of the hand")
                .hasMessageContaining("too many at once");
        assertThatThrownBy(() -> workflows.act("RESUME_PROCESSING", eleven)).hasMessageContaining("RPR-WAA-003");
    }

    @Test
    void nobody_ends_by_mosips_action_a_case_of_theirs_nor_one_they_made_or_judged_nor_one_that_another_has() {
        Packet first = packets.packet(71);
        house.bringIn(first, "FINISHED");
        String uin = answers.card(answers.subject(first.rid())).path("uin").asString();
        NotTheirsToEnd not = new NotTheirsToEnd(house, answers, officer);
        String rid = not.made(71, 72);
        not.whoMadeItNorWhomItIsAbout(rid, uin);
        not.whoHasItNot(rid);
        not.whoJudgedIt(rid, first.rid());
        not.butAnybodyElseDoes(rid);
    }

    @Test
    void who_lost_the_number_of_a_registration_is_found_by_what_the_field_announced_and_that_is_recorded() {
        new LostNumber(house, officer).found(answers);
    }

    /** An announcement of better images. */
    static Map<String, Object> entry(Packet packet, String request) {
        return Map.of(
                "registrationId",
                packet.rid(),
                "packetId",
                packet.packetId(),
                "registrationType",
                "BIOMETRIC_CORRECTION",
                "additionalInfoReqId",
                request,
                "packetHashValue",
                packet.hash(),
                "packetSize",
                packet.size(),
                "supervisorStatus",
                "APPROVED",
                "langCode",
                "eng");
    }

    private static List<String> cards(String subject) {
        return officer.get("/v1/credentials/requests?limit=200")
                .path("items")
                .valueStream()
                .filter(line -> line.path("subject").asString().equals(subject))
                .map(line -> line.path("ground").asString())
                .toList();
    }

    private static String subject(String rid) {
        return house.registrationClient()
                .get("/v1/registrations/" + rid)
                .path("subject")
                .asString("");
    }

    private static void bring(Packet packet, String process, String standing) {
        house.bring(packet, process, standing);
    }

    private static String phone(String uin) {
        return house.registrationClient()
                .get("/idrepository/v1/identity/idvid/" + uin + "?type=demo")
                .at("/response/identity/phone")
                .asString("");
    }

    /** The status that the ID repository answers. */
    private static String repository(String uin) {
        return house.registrationClient()
                .get("/idrepository/v1/identity/idvid/" + uin + "?type=demo")
                .path("response")
                .path("status")
                .asString("");
    }

    private static JsonNode listed(String rid) {
        return House.listed(officer, rid);
    }
}
