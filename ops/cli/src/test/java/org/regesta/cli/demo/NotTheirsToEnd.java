package org.regesta.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.regesta.testkit.packet.FieldCategories;
import org.regesta.testkit.packet.Packet;
import org.regesta.testkit.packet.PacketTool;
import org.regesta.testkit.people.Enroller;
import org.regesta.testkit.people.People;

/** Who is refused when they would end a case by MOSIP's workflow action, and with which of MOSIP's codes. */
final class NotTheirsToEnd {

    static final String FORBIDDEN = "KER-ATH-403";
    static final String NOT_FREE = "RPR-WAA-004";
    private static final String MAKER = "110131";

    private final House house;
    private final Answers answers;
    private final Api supervisor;
    private final Api adjudicator;
    private final Api maker;

    NotTheirsToEnd(House house, Answers answers, Api supervisor) {
        this.house = house;
        this.answers = answers;
        this.supervisor = supervisor;
        adjudicator = house.office.appoint("110130", "Ida", Set.of("ADJUDICATOR", "REGISTRATION_ADMIN"));
        maker = house.office.appoint(
                MAKER,
                "Mako",
                Set.of("REGISTRATION_OFFICER", "REGISTRATION_SUPERVISOR", "ADJUDICATOR", "REGISTRATION_ADMIN"));
    }

    /** A packet that {@link #MAKER} made, of somebody who came before. */
    String made(int person, int sequence) {
        Packet packet = new PacketTool(FieldCategories.usual())
                .pack(new Enroller(house.centre, house.machine, MAKER, MAKER)
                        .enrol(People.neverConfused().adult(person), sequence, house.clock.instant()));
        house.bring(packet, "NEW", "IN_ADJUDICATION");
        return packet.rid();
    }

    /** @param uin of whom the case may be about */
    void whoMadeItNorWhomItIsAbout(String rid, String uin) {
        refused(maker, rid, FORBIDDEN);
        Api concerned = house.office.appoint("110132", "Zahra", Set.of("REGISTRATION_ADMIN"));
        house.office.administrator().send("PUT", "/v1/officers/110132/person", Map.of("uin", uin));
        refused(concerned, rid, FORBIDDEN);
    }

    void whoHasItNot(String rid) {
        String path = "/v1/adjudications/" + rid;
        adjudicator.send("POST", path + "/claim", Map.of());
        refused(supervisor, rid, NOT_FREE);
        supervisor.send("POST", path + "/claim/removal", Map.of("reasonCode", "on-leave"));
        refused(supervisor, rid, NOT_FREE);
        refused(adjudicator, rid, NOT_FREE);
    }

    /** @param before who the person is already */
    void whoJudgedIt(String rid, String before) {
        String path = "/v1/adjudications/" + rid;
        Api judge = house.office.appoint("110133", "Nia", Set.of("ADJUDICATOR", "REGISTRATION_ADMIN"));
        judge.send("POST", path + "/claim", Map.of());
        judge.send(
                "POST",
                path + "/decision",
                Map.of("decision", "DUPLICATE", "duplicateOf", before, "reasonCode", "same-person"));
        house.awaitStanding(rid, "REJECTED_DUPLICATE");
        supervisor.send("POST", path + "/reopening", Map.of("ground", "APPEAL", "reasonCode", "complained"));
        house.awaitStanding(rid, "IN_ADJUDICATION");
        refused(judge, rid, FORBIDDEN);
        refused(supervisor, rid, FORBIDDEN);
    }

    void butAnybodyElseDoes(String rid) {
        Api free = house.office.appoint("110134", "Femi", Set.of("REGISTRATION_ADMIN"));
        new WorkflowManager(house, free).act("STOP_PROCESSING", rid);
        house.awaitStanding(rid, "REJECTED_STOPPED");
        House.await(() -> !endings(rid).isEmpty());
        assertThat(endings(rid)).as("once, whoever else tried").singleElement().satisfies(line -> assertThat(line)
                .contains("[110134]"));
    }

    private List<String> endings(String rid) {
        return answers.audit(rid).stream()
                .filter(line -> line.contains("ended by an officer"))
                .toList();
    }

    private void refused(Api officer, String rid, String code) {
        assertThatThrownBy(() -> new WorkflowManager(house, officer).act("STOP_PROCESSING", rid))
                .hasMessageContaining(code);
    }
}
