package org.regesta.command.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.regesta.command.registration.Amina.*;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.regesta.command.registration.api.CaseRefusal;
import org.regesta.command.registration.api.RegistrationCommand.TakeCaseAway;
import org.regesta.events.Authority;
import org.regesta.events.Meta;
import org.regesta.events.officer.OfficerEvent;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.RejectionGround;
import org.regesta.events.registration.ReopeningGround;
import org.regesta.events.registration.Stage;
import org.regesta.ports.Attribution;
import org.regesta.ports.Refusal;
import org.regesta.wire.MosipRequest;

/** Who may end a registration without a decision, by either of the two doors. Bao's finger is like Amina's. */
class EndingTest {

    private static final String SAM = "sam";
    private static final RegistrationEvent STOPPED =
            new RegistrationEvent.Rejected(RID, RejectionGround.STOPPED, Optional.empty());

    private final House house = new House();
    private final StuckActionEndpoint stuck =
            new StuckActionEndpoint(house.officers(), this::caller, new Reasons(house.vault), house.clock);
    private final WorkflowActionEndpoint workflow =
            new WorkflowActionEndpoint(house.officers(), this::caller, house.clock);
    private String officer = SAM;

    /** Ours, and MOSIP's. */
    enum Door {
        STUCK {
            @Override
            void end(EndingTest by) {
                by.stuck.reject(RID, new StuckActionEndpoint.Body(null, "lost", null));
            }
        },
        WORKFLOW {
            @Override
            void end(EndingTest by) {
                by.workflow.act(new MosipRequest<>(
                        by.workflow.envelopeId(),
                        "1.0",
                        null,
                        null,
                        new WorkflowActionEndpoint.Body(List.of(RID), "STOP_PROCESSING")));
            }
        };

        abstract void end(EndingTest by);
    }

    private Attribution caller(String reason) {
        return new Attribution(officer, "REGISTRATION_ADMIN", new Authority.Mandate(officer, 4))
                .with(Meta.REASON, reason);
    }

    @ParameterizedTest
    @EnumSource
    void who_made_the_packet_does_not_end_it_wherever_it_stands_and_from_no_office(Door door) {
        named("op1", "0b");
        named("otto", "0b");
        lived(asked(Stage.ENROL));
        refused(door, "op1", CaseRefusal.OWN_PACKET);
        refused(door, "otto", CaseRefusal.OWN_PACKET);
        livedOn(asked(Stage.ENROL), ADJUDICATION);
        refused(door, "su1", CaseRefusal.OWN_PACKET);
        refused(door, "otto", CaseRefusal.OWN_PACKET);
    }

    @ParameterizedTest
    @EnumSource
    void who_announced_or_brought_a_packet_does_not_end_it_before_anybody_looked_into_it(Door door) {
        named("uma", "0c");
        named("ulla", "0c");
        happened("uma", SYNCED);
        refused(door, "uma", CaseRefusal.OWN_PACKET);
        refused(door, "ulla", CaseRefusal.OWN_PACKET);
        happened("ben", RECEIVED);
        refused(door, "uma", CaseRefusal.OWN_PACKET);
        refused(door, "ben", CaseRefusal.OWN_PACKET);
        ends(door, SAM);
    }

    @ParameterizedTest
    @EnumSource
    void what_was_announced_and_never_came_is_ended_by_another_than_who_announced_it(Door door) {
        happened("uma", SYNCED);
        refused(door, "uma", CaseRefusal.OWN_PACKET);
        ends(door, SAM);
    }

    @ParameterizedTest
    @EnumSource
    void what_was_reopened_is_not_ended_on_its_way_back_by_who_judged_or_reopened_it(Door door) {
        lived(CLAIMED);
        happened(ADE, FOUND_DUPLICATE);
        happened("rule", REJECTED);
        happened("eve", new RegistrationEvent.Reopened(RID, ReopeningGround.APPEAL, Optional.empty()));
        refused(door, ADE, CaseRefusal.HAD_A_HAND_IN_IT);
        happened("rule", new RegistrationEvent.StageAsked(RID, Stage.ENROL, 2));
        refused(door, ADE, CaseRefusal.HAD_A_HAND_IN_IT);
        refused(door, "eve", CaseRefusal.HAD_A_HAND_IN_IT);
        ends(door, SAM);
    }

    @ParameterizedTest
    @EnumSource
    void nobody_ends_their_own_wherever_it_stands(Door door) {
        house.cameToTheRepository(RID);
        named("amina", SUBJECT);
        lived(SYNCED);
        refused(door, "amina", CaseRefusal.OWN_CASE);
        livedOn(SYNCED, asked(Stage.ENROL));
        refused(door, "amina", CaseRefusal.OWN_CASE);
        livedOn(asked(Stage.ENROL), ADJUDICATION);
        refused(door, "amina", CaseRefusal.OWN_CASE);
    }

    @ParameterizedTest
    @EnumSource
    void nor_the_case_of_one_who_may_be_themselves(Door door) {
        house.ledger.append("registration:" + BAO, new RegistrationEvent.SubjectLinked(BAO, SUBJECT));
        named("bao", SUBJECT);
        lived(ADJUDICATION);
        refused(door, "bao", CaseRefusal.OWN_CASE);
    }

    @ParameterizedTest
    @EnumSource
    void a_case_that_somebody_has_is_theirs_to_end_until_their_time_is_over(Door door) {
        lived(CLAIMED);
        refused(door, SAM, CaseRefusal.CLAIMED_BY_ANOTHER);
        house.clock.advance(Duration.ofMinutes(31));
        refused(door, ADE, CaseRefusal.OTHERS_TURN);
        ends(door, SAM);
    }

    @ParameterizedTest
    @EnumSource
    void who_has_a_case_may_end_it(Door door) {
        lived(CLAIMED);
        ends(door, ADE);
    }

    @ParameterizedTest
    @EnumSource
    void who_takes_a_case_away_does_not_end_it_instead(Door door) {
        named(SAM, "5a");
        named("sid", "5a");
        lived(CLAIMED);
        officer = SAM;
        house.officers().send(RID, caller("on-leave"), as -> new TakeCaseAway(RID, as));
        refused(door, SAM, CaseRefusal.OTHERS_TURN);
        refused(door, "sid", CaseRefusal.OTHERS_TURN);
        ends(door, "eve");
    }

    @ParameterizedTest
    @EnumSource
    void what_is_not_decided_is_ended_by_anybody_else_once(Door door) {
        lived(asked(Stage.ENROL));
        ends(door, SAM);
        List<RegistrationEvent> ended = house.history(RID);
        door.end(this);
        assertThat(house.history(RID)).as("sent again").isEqualTo(ended);
    }

    private void lived(RegistrationEvent last) {
        until(last).forEach(event -> house.ledger.append("registration:" + RID, event));
    }

    private void happened(String by, RegistrationEvent event) {
        house.ledger.append(
                "registration:" + RID, event, new Attribution(by, "ADJUDICATOR", new Authority.Mandate(by, 4)));
    }

    private void livedOn(RegistrationEvent from, RegistrationEvent last) {
        until(last)
                .subList(until(from).size(), until(last).size())
                .forEach(event -> house.ledger.append("registration:" + RID, event));
    }

    private void named(String office, String subject) {
        house.ledger.append("officer:" + office, new OfficerEvent.PersonNamed(office, subject));
    }

    private void ends(Door door, String by) {
        officer = by;
        door.end(this);
        assertThat(house.history(RID)).endsWith(STOPPED);
        assertThat(house.stream(RID).getLast().envelope().meta(Meta.ACTOR)).contains(by);
    }

    private void refused(Door door, String by, CaseRefusal why) {
        officer = by;
        List<RegistrationEvent> before = house.history(RID);
        assertThat(catchThrowable(() -> door.end(this))).as(by).isInstanceOfSatisfying(Refusal.class, no -> assertThat(
                        no.code())
                .isEqualTo(why));
        assertThat(house.history(RID)).as(by).isEqualTo(before);
    }
}
