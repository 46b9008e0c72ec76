package org.regesta.saga.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.events.registration.Fault;
import org.regesta.events.registration.FaultCode;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.RegistrationEvent.IntroducerFound;
import org.regesta.events.registration.RegistrationEvent.StageAsked;
import org.regesta.events.registration.RejectionGround;
import org.regesta.events.registration.Stage;
import org.regesta.ports.Sender;
import org.regesta.ports.Sender.Channel;
import org.regesta.testkit.packet.Application;

/** Children and whoever answers for them; people who forgot their number. */
class FamilyLifeTest {

    @Test
    void a_child_becomes_known_by_the_finger_of_whoever_answers_for_it() {
        Lives lives = Lives.ofAmina();
        String rid = lives.bring(Process.NEW, introduced(child(5), 1));
        assertThat(lives.durable.town.newest(rid)).isInstanceOf(RegistrationEvent.Finished.class);
        assertThat(lives.newest(IntroducerFound.class).scores()).isNotEmpty();
        refused(lives, lives.bring(Process.NEW, introduced(child(6), 2)), FaultCode.INTRODUCER, "introducerBiometrics");
        refused(lives, lives.bring(Process.NEW, child(7)), FaultCode.INTRODUCER, "introducerBiometrics");
    }

    @Test
    void while_the_introducers_packet_is_not_decided_the_childs_waits_and_then_goes_on_by_itself() {
        Lives lives = new Lives();
        String rid = lives.arrive(Process.NEW, introduced(child(5), 1));
        lives.live(120); // it looks again and again
        assertThat(lives.durable.town.newest(rid))
                .isInstanceOfSatisfying(
                        StageAsked.class, asked -> assertThat(asked.stage()).isEqualTo(Stage.INTRODUCE));
        assertThat(Whereabouts.of(lives.durable.town.ledger, rid).orElseThrow().waitsFor())
                .isEqualTo(Wait.INTRODUCE);

        lives.bring(Process.NEW, Applicants.amina());

        assertThat(lives.durable.town.newest(rid)).isInstanceOf(RegistrationEvent.Finished.class);
        assertThat(lives.events(IdentityEvent.Issued.class)).hasSize(2);
    }

    @Test
    void of_an_introducer_who_was_rejected_the_child_is_too_and_nobody_answers_for_themselves() {
        Lives lives = new Lives();
        lives.bring(Process.NEW, Applicants.amina().with("dateOfBirth", "2190/01/01"));
        refused(lives, lives.bring(Process.NEW, child(5)), FaultCode.INTRODUCER_REJECTED, "introducerRID");
        Application itself = child(6);
        refused(
                lives,
                lives.bring(Process.NEW, itself.with("introducerRID", itself.rid())),
                FaultCode.INTRODUCER,
                "introducerRID");
        refused(
                lives,
                lives.bring(Process.NEW, child(7).without("introducerRID").with("introducerUIN", "2345678901")),
                FaultCode.INTRODUCER,
                "introducerUIN");
    }

    @Test
    void a_child_answers_for_no_other_child() {
        Lives lives = Lives.ofAmina();
        String elder = lives.bring(Process.NEW, introduced(child(5), 1));
        refused(
                lives,
                lives.bring(Process.NEW, child(6).with("introducerRID", elder)),
                FaultCode.INTRODUCER,
                "introducerRID");
    }

    @Test
    void a_birth_from_the_civil_registry_needs_no_finger_of_anybody() {
        Lives lives = Lives.ofAmina();
        Application birth = birth(lives.uin());
        String rid = lives.bring(Process.CRVS_NEW, birth);
        assertThat(lives.durable.town.newest(rid)).isInstanceOf(RegistrationEvent.Finished.class);
        refused(
                lives,
                lives.bring(Process.CRVS_NEW, birth.withRid(child(10).rid()).without("dateOfBirth")),
                FaultCode.SCHEMA,
                "dateOfBirth");
    }

    @Test
    void who_forgot_the_number_is_found_by_fingers_and_nobody_else_is() {
        Lives lives = Lives.ofAmina();
        lives.bring(Process.NEW, Applicants.bao());
        String rid = lives.bring(Process.LOST, Lives.showing(Lives.saying(5, Map.of()), 2));
        RegistrationEvent.Finished found = (RegistrationEvent.Finished) lives.durable.town.newest(rid);
        IdentityEvent.Issued bao = (IdentityEvent.Issued)
                lives.events(IdentityEvent.Issued.class).get(1).payload();
        assertThat(found.subject()).isEqualTo(bao.subject());
        assertThat(lives.events(IdentityEvent.Issued.class)).hasSize(2);

        List<Sender.Message> numbers = lives.durable.sent.stream()
                .filter(message -> message.kind().equals("lost-number"))
                .toList();
        assertThat(numbers).extracting(Sender.Message::channel).containsExactlyInAnyOrder(Channel.values());
        assertThat(numbers)
                .allSatisfy(message ->
                        assertThat(message.text()).contains(lives.uin(1)).contains(rid));
        String nobody = lives.bring(Process.LOST, Lives.showing(Lives.saying(6, Map.of()), 77));
        assertThat(lives.durable.town.newest(nobody))
                .isInstanceOfSatisfying(RegistrationEvent.Rejected.class, no -> assertThat(no.ground())
                        .isEqualTo(RejectionGround.NOBODY_FOUND));
    }

    @Test
    void of_whom_papers_alone_speak_a_human_decides() {
        Lives lives = Lives.ofAmina();
        Application papers = Applicants.amina().without(Application.INDIVIDUAL_BIOMETRICS);
        String rid = lives.bring(Process.LOST, papers.withRid(child(8).rid()));
        assertThat(lives.events(RegistrationEvent.AdjudicationAsked.class)).hasSize(1);
        assertThat(lives.durable.town.newest(rid))
                .as("the adjudicator of the test says: the same")
                .isInstanceOf(RegistrationEvent.Finished.class);
    }

    static Application birth(String motherUin) {
        return Lives.saying(
                9,
                Map.of(
                        "fullName",
                        List.of(Map.of("language", "eng", "value", "Zola Diallo")),
                        "dateOfBirth",
                        "2026/11/01",
                        "gender",
                        List.of(Map.of("language", "eng", "value", "FLE")),
                        "introducerUIN",
                        motherUin));
    }

    static Application child(int sequence) {
        String name = "Zola Diallo " + "ABCDEFGHIJK".charAt(sequence);
        return Applicants.child(sequence, name, "201" + sequence % 10 + "/02/03");
    }

    static Application introduced(Application child, int fingers) {
        return child.withBiometrics(
                "introducerBiometrics",
                Applicants.person(1, "x", "1990/01/01", "FLE", fingers)
                        .biometrics()
                        .get(Application.INDIVIDUAL_BIOMETRICS));
    }

    private static void refused(Lives lives, String rid, FaultCode why, String where) {
        assertThat(lives.durable.town.newest(rid)).isInstanceOf(RegistrationEvent.Rejected.class);
        assertThat(lives.newest(RegistrationEvent.FoundInvalid.class).faults()).contains(new Fault(why, where));
    }
}
