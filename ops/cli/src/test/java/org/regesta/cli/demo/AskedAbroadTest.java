package org.regesta.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.testkit.packet.Packet;
import tools.jackson.databind.JsonNode;

/**
 * What becomes of registrations in a house that asks two other matchers, one over its queues and the house's own doors,
 * one over HTTP. A house of its own: whoever brings fingers waits for those matchers.
 */
class AskedAbroadTest {

    private static FarAbis far;
    private static NearAbis near;
    private static House house;
    private static Packets packets;
    private static Api officer;
    private static Answers answers;

    @BeforeAll
    static void a_house_that_asks_another_matcher(@TempDir Path folder, @TempDir Path data) throws IOException {
        System.setProperty(House.PROMISES, "ENROL=PT2S");
        far = new FarAbis(folder);
        near = new NearAbis(FarAbis.certificate());
        house = new House(data);
        far.begin(house.client("far-abis", "ABIS_PARTNER"));
        packets = new Packets(house);
        officer = house.office.appoint("110103", "Officer", Set.of("REGISTRATION_ADMIN"));
        answers = new Answers(officer, house.office.appoint("110104", "Auditor", Set.of("AUDITOR")));
    }

    @AfterAll
    static void closes() throws Exception {
        System.clearProperty(House.PROMISES);
        house.close();
        near.close();
        far.close();
    }

    @Test
    void whom_another_matcher_alone_finds_alike_is_judged_appealed_and_forgotten_there_too() {
        Packet first = packets.packet(35);
        house.bringIn(first, "FINISHED");
        String subject = answers.subject(first.rid());
        String record = far.newest;
        String nearer = near.newest;
        assertThat(near.asked).contains("mosip.abis.insert", "mosip.abis.identify");
        assertThat(nearer).as("no two can tell that they mean one person").isNotEqualTo(record);
        assertThat(new String(far.records.get(record), UTF_8))
                .startsWith("<?xml")
                .doesNotContain(first.rid());
        assertThat(far.fetch(far.address, "").statusCode()).isEqualTo(401);
        assertThat(far.fetch(far.address, house.registrationClient().bearer()).statusCode())
                .as("not a matcher's role")
                .isEqualTo(403);
        Packet second = packets.packet(36);
        far.alike = record;
        near.alike = nearer;
        judged(first, second);
        appealed(second);
        far.alike = "";
        near.alike = "";

        Office deputy = new Office(house.anyone(), house.server.appointAdministrator("deputy"));
        Api colleague = deputy.appoint("110109", "Colleague", Set.of("REGISTRATION_ADMIN"));
        decided(colleague, "VOID_REGISTRATION", second.rid(), "FRAUD");
        house.awaitStanding(second.rid(), "VOID");
        decided(colleague, "ERASE_PERSON", subject, "CONSENT_WITHDRAWN");
        assertThat(far.records).doesNotContainKey(record);
        assertThat(near.records).doesNotContain(nearer);
    }

    @Test
    void whoever_came_without_a_packet_is_known_there_too_is_found_and_is_forgotten() {
        Set<String> before = Set.copyOf(near.records);
        Set<String> beforeFar = Set.copyOf(far.records.keySet());
        String subject = Fifty.subject(answers, packets.throughRepository(51));
        House.await(() -> answers.history(subject).stream().anyMatch(line -> line.contains("fingers were entered")));
        String record = near.newest;
        String farther = far.newest;
        assertThat(near.records).contains(record);
        assertThat(before).doesNotContain(record);
        assertThat(beforeFar).doesNotContain(farther);
        assertThat(new String(far.records.get(farther), UTF_8)).startsWith("<?xml");
        near.alike = record;
        Packet other = packets.packet(54);
        try {
            house.bring(other, "NEW", "IN_ADJUDICATION");
        } finally {
            near.alike = "";
        }
        Api ada = house.office.appoint("110111", "Ada", Set.of("ADJUDICATOR"));
        ada.send("POST", "/v1/adjudications/" + other.rid() + "/claim", Map.of());
        JsonNode alike = ada.get("/v1/adjudications/" + other.rid()).path("candidates");
        assertThat(alike.at("/0/record/subject").asString("")).isEqualTo(subject);
        assertThat(alike.at("/0/weights").path("ABIS near").asInt()).isEqualTo(77);

        Office deputy = new Office(house.anyone(), house.server.appointAdministrator("second-deputy"));
        Api colleague = deputy.appoint("110112", "Colleague", Set.of("REGISTRATION_ADMIN"));
        decided(colleague, "ERASE_PERSON", subject, "CONSENT_WITHDRAWN");
        assertThat(near.records).doesNotContain(record);
        assertThat(far.records).doesNotContainKey(farther);
    }

    private static void judged(Packet first, Packet second) {
        house.bring(second, "NEW", "IN_ADJUDICATION");
        Api ade = house.office.appoint("110107", "Ade", Set.of("ADJUDICATOR"));
        ade.send("POST", "/v1/adjudications/" + second.rid() + "/claim", Map.of());
        JsonNode alike = ade.get("/v1/adjudications/" + second.rid()).path("candidates");
        assertThat(alike.size()).isEqualTo(1);
        assertThat(alike.at("/0/record/registrationId").asString()).isEqualTo(first.rid());
        assertThat(alike.at("/0/weights").path("ABIS far").asInt()).isEqualTo(91);
        assertThat(alike.at("/0/weights").path("ABIS near").asInt()).isEqualTo(77);
        decide(ade, second.rid(), Map.of("decision", "DUPLICATE", "duplicateOf", first.rid(), "reasonCode", "same"));
        house.awaitStanding(second.rid(), "REJECTED_DUPLICATE");
    }

    private static void appealed(Packet second) {
        String again = "/v1/adjudications/" + second.rid() + "/reopening";
        officer.send("POST", again, Map.of("ground", "APPEAL", "reasonCode", "not-me"));
        house.awaitStanding(second.rid(), "IN_ADJUDICATION");
        Api eve = house.office.appoint("110108", "Eve", Set.of("ADJUDICATOR"));
        eve.send("POST", "/v1/adjudications/" + second.rid() + "/claim", Map.of());
        decide(eve, second.rid(), Map.of("decision", "DIFFERENT_PEOPLE", "reasonCode", "two-people"));
        house.awaitStanding(second.rid(), "FINISHED");
    }

    /** Proposed by the officer, approved by a colleague, and carried out. */
    private static void decided(Api colleague, String kind, String target, String ground) {
        String proposal = officer.send(
                        "POST", "/v1/proposals", Map.of("kind", kind, "target", target, "ground", ground))
                .path("proposalId")
                .asString();
        colleague.send("POST", "/v1/proposals/" + proposal + "/approval", Map.of());
        House.await(() -> officer.get("/v1/proposals/" + proposal)
                .path("standing")
                .asString()
                .equals("EXECUTED"));
    }

    private static void decide(Api adjudicator, String rid, Map<String, String> decision) {
        adjudicator.send("POST", "/v1/adjudications/" + rid + "/decision", decision);
    }

    @Test
    void a_matcher_that_is_down_holds_up_fingers_alone_is_seen_and_all_goes_on_when_it_is_back() throws Exception {
        far.breakDown();
        Packet waits = packets.packet(37);
        try {
            house.bring(waits, "NEW", "PROCESSING");
            House.await(() ->
                    House.listed(officer, waits.rid()).path("why").asString("").contains("ABIS"));
            assertThat(House.listed(officer, waits.rid()).path("waitsFor").asString())
                    .isEqualTo("ENROL");
            Packet nobody = packets.said("DEACTIVATED", 38, Map.of("IDSchemaVersion", 0.1, "UIN", "4938065193"));
            house.bring(nobody, "DEACTIVATED", "REJECTED_INVALID");
        } finally {
            far.comeBack();
        }
        house.awaitStanding(waits.rid(), "FINISHED");
        House.await(() -> House.listed(officer, waits.rid()).isMissingNode());
    }
}
