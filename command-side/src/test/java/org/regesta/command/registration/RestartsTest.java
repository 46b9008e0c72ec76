package org.regesta.command.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.regesta.command.registration.Amina.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.regesta.command.registration.api.OtherNames;
import org.regesta.command.registration.api.RegistrationCommand;
import org.regesta.command.registration.api.RegistrationCommand.AskStage;
import org.regesta.command.registration.api.RegistrationCommand.RecordFinding;
import org.regesta.command.registration.api.RegistrationCommand.Restart;
import org.regesta.command.registration.api.RegistrationCommand.Stop;
import org.regesta.events.AgeGroup;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.RejectionGround;
import org.regesta.events.registration.Stage;
import org.regesta.ports.Refusal;

/** What an officer may do about a registration that is stuck. */
class RestartsTest {

    private static final Stop STOP = new Stop(RID, CLAIM, OtherNames.NONE);

    @Test
    void the_stage_at_hand_is_done_again_and_a_late_answer_to_the_first_attempt_is_not_taken() {
        List<RegistrationEvent> resumed = then(until(asked(Stage.CLASSIFY)), restart(null));
        assertThat(resumed).endsWith(new RegistrationEvent.StageAsked(RID, Stage.CLASSIFY, 2));
        refused(resumed, find(Stage.CLASSIFY, CLASSIFIED));
        assertThat(then(resumed, new RecordFinding(RID, Stage.CLASSIFY, 2, classifiedAgain())))
                .endsWith(classifiedAgain());
    }

    @Test
    void what_follows_a_stage_done_again_follows_under_its_attempt() {
        List<RegistrationEvent> again = then(until(asked(Stage.ENROL)), restart(Stage.CLASSIFY));
        again = then(again, new RecordFinding(RID, Stage.CLASSIFY, 2, classifiedAgain()));
        refused(again, new AskStage(RID, Stage.ENROL, 1)); // a late command of the first round
        assertThat(then(again, new AskStage(RID, Stage.ENROL, 2)))
                .endsWith(new RegistrationEvent.StageAsked(RID, Stage.ENROL, 2));
    }

    @Test
    void a_rank_in_the_gallery_is_given_once() {
        for (Stage behind : List.of(Stage.VALIDATE, Stage.CLASSIFY, Stage.ENROL)) {
            refused(until(asked(Stage.COMPARE_BIOMETRICS)), restart(behind));
        }
        assertThat(then(until(asked(Stage.COMPARE_BIOMETRICS)), restart(Stage.COMPARE_DEMOGRAPHICS)))
                .endsWith(new RegistrationEvent.StageAsked(RID, Stage.COMPARE_DEMOGRAPHICS, 2));
    }

    @Test
    void a_stage_ahead_cannot_be_restarted_and_nothing_after_a_decision_but_the_issuing() {
        refused(until(asked(Stage.CLASSIFY)), restart(Stage.ENROL));
        refused(until(ADJUDICATION), restart(null));
        refused(until(APPROVED), restart(Stage.COMPARE_BIOMETRICS));
        refused(WHOLE_LIFE, restart(null));
        assertThat(then(until(APPROVED), restart(null))).endsWith(asked(Stage.ISSUE));
        List<RegistrationEvent> issuing = then(until(LINKED), restart(null));
        assertThat(issuing).endsWith(new RegistrationEvent.StageAsked(RID, Stage.ISSUE, 2));
        assertThat(RegistrationRules.subject(after(issuing))).contains(SUBJECT);
    }

    @Test
    void what_the_house_owes_can_be_asked_by_an_officer_and_the_house_asks_it_no_second_time() {
        List<RegistrationEvent> asked = then(until(CLASSIFIED), restart(null));
        assertThat(asked).isEqualTo(until(asked(Stage.ENROL)));
        assertThat(RegistrationRules.decide(new AskStage(RID, Stage.ENROL, 1), ADE, after(asked)))
                .isEmpty();
    }

    @Test
    void an_officer_ends_whatever_is_not_decided_and_nothing_else() {
        RegistrationEvent stopped = new RegistrationEvent.Rejected(RID, RejectionGround.STOPPED, Optional.empty());
        for (RegistrationEvent last : List.of(SYNCED, RECEIVED, asked(Stage.ENROL), ENROLLED, ADJUDICATION)) {
            List<RegistrationEvent> ended = then(until(last), STOP);
            assertThat(ended).endsWith(stopped);
            assertThat(RegistrationRules.decide(STOP, ADE, after(ended))).isEmpty();
        }
        for (RegistrationEvent last : List.of(FOUND_DIFFERENT, APPROVED, LINKED, FINISHED)) {
            refused(until(last), STOP);
        }
        refused(List.of(SYNCED, stopped), receive(HASH));
    }

    private static RegistrationEvent classifiedAgain() {
        return new RegistrationEvent.Classified(RID, 2, AgeGroup.ADULT, false, Set.of("Right Thumb"), Set.of());
    }

    private static Restart restart(@org.jspecify.annotations.Nullable Stage stage) {
        return new Restart(RID, Optional.ofNullable(stage));
    }

    private static List<RegistrationEvent> then(List<RegistrationEvent> history, RegistrationCommand command) {
        List<RegistrationEvent> longer = new ArrayList<>(history);
        longer.addAll(RegistrationRules.decide(command, ADE, after(history)));
        assertThat(longer).hasSizeGreaterThan(history.size());
        return longer;
    }

    private static void refused(List<RegistrationEvent> history, RegistrationCommand command) {
        assertThatThrownBy(() -> RegistrationRules.decide(command, ADE, after(history)))
                .as("%s", command)
                .isInstanceOf(Refusal.class);
    }
}
