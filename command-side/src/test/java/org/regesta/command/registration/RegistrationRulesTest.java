package org.regesta.command.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.regesta.command.registration.Amina.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.regesta.command.registration.api.OtherNames;
import org.regesta.command.registration.api.RegistrationCommand;
import org.regesta.command.registration.api.RegistrationRefusal;
import org.regesta.events.registration.AdjudicationDecision;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.RejectionGround;
import org.regesta.events.registration.RetentionGround;
import org.regesta.events.registration.Stage;
import org.regesta.events.registration.SupervisorStatus;
import org.regesta.ports.Refusal;

class RegistrationRulesTest {

    private static final String OTHER_HASH = "0".repeat(64);

    @Test
    void each_command_of_a_life_leads_to_its_event() {
        for (RegistrationEvent event : WHOLE_LIFE) {
            given(before(event)).when(leadingTo(event)).then(event);
        }
    }

    @Test
    void each_command_sent_again_at_once_changes_nothing_but_an_upload() {
        for (RegistrationEvent event : WHOLE_LIFE) {
            if (event instanceof RegistrationEvent.PacketReceived) {
                given(until(event)).when(leadingTo(event)).refused(RegistrationRefusal.ALREADY_RECEIVED);
            } else {
                given(until(event)).when(leadingTo(event)).thenNothing();
            }
        }
    }

    @Test
    void no_command_of_a_life_ever_has_its_effect_twice() {
        for (int lived = 1; lived <= WHOLE_LIFE.size(); lived++) {
            for (RegistrationEvent past : WHOLE_LIFE.subList(0, lived)) {
                assertThat(effect(WHOLE_LIFE.subList(0, lived), leadingTo(past)))
                        .as("%s again after %s", past, WHOLE_LIFE.get(lived - 1))
                        .isEmpty();
            }
        }
    }

    @Test
    void no_command_has_its_effect_before_its_time() {
        for (int lived = 0; lived < WHOLE_LIFE.size(); lived++) {
            for (RegistrationEvent future :
                    WHOLE_LIFE.subList(Math.min(lived + 1, WHOLE_LIFE.size()), WHOLE_LIFE.size())) {
                boolean approvedWithoutAsking =
                        future.equals(APPROVED) && WHOLE_LIFE.get(lived).equals(ADJUDICATION);
                assertThat(effect(WHOLE_LIFE.subList(0, lived), leadingTo(future))
                                .isEmpty())
                        .as("%s as event %d", future, lived)
                        .isNotEqualTo(approvedWithoutAsking);
            }
        }
    }

    @Test
    void an_announcement_may_be_replaced_until_the_packet_comes() {
        given(List.of(SYNCED)).when(sync(OTHER_HASH)).thenOne();
        given(until(RECEIVED)).when(sync(OTHER_HASH)).refused(RegistrationRefusal.ALREADY_UNDER_WAY);
        given(WHOLE_LIFE).when(sync(HASH)).thenNothing();
    }

    @Test
    void what_was_approved_lives_with_its_person_and_all_else_is_given_up_on_its_own_ground_alone() {
        for (RegistrationEvent newest : WHOLE_LIFE) {
            boolean approved = WHOLE_LIFE.indexOf(newest) >= WHOLE_LIFE.indexOf(APPROVED);
            RetentionGround right = newest.equals(SYNCED) ? RetentionGround.NEVER_CAME : RetentionGround.UNFINISHED;
            for (RetentionGround ground : RetentionGround.values()) {
                RegistrationCommand end = new RegistrationCommand.EndRetention(RID, ground, 0);
                if (approved || ground != right) {
                    given(until(newest)).when(end).refused(RegistrationRefusal.OUT_OF_ORDER);
                } else {
                    given(until(newest)).when(end).then(new RegistrationEvent.RetentionEnded(RID, ground));
                }
            }
        }
    }

    @Test
    void nothing_more_happens_to_what_is_kept_no_longer() {
        RegistrationEvent over = new RegistrationEvent.RetentionEnded(RID, RetentionGround.NEVER_CAME);
        RegistrationCommand destroyed = new RegistrationCommand.RecordKeysDestroyed(RID);
        List<RegistrationEvent> lapsed = List.of(SYNCED, over);
        given(lapsed).when(sync(HASH)).refused(RegistrationRefusal.KEPT_NO_LONGER);
        given(lapsed).when(receive(HASH)).refused(RegistrationRefusal.KEPT_NO_LONGER);
        given(lapsed).when(leadingTo(APPROVED)).refused(RegistrationRefusal.KEPT_NO_LONGER);
        given(lapsed).when(destroyed).then(new RegistrationEvent.KeysDestroyed(RID));
        given(plus(lapsed, new RegistrationEvent.KeysDestroyed(RID)))
                .when(destroyed)
                .thenNothing();
        given(List.of(SYNCED)).when(destroyed).refused(RegistrationRefusal.OUT_OF_ORDER);
    }

    @Test
    void a_packet_nobody_announced_is_refused() {
        given(List.of()).when(receive(HASH)).refused(RegistrationRefusal.NOT_SYNCED);
        given(List.of())
                .when(new RegistrationCommand.RefuseUpload(RID, TOO_SMALL))
                .refused(RegistrationRefusal.NOT_SYNCED);
    }

    @Test
    void a_packet_that_is_not_the_one_announced_last_is_refused() {
        given(List.of(SYNCED)).when(receive(OTHER_HASH)).refused(RegistrationRefusal.NOT_AS_ANNOUNCED);
    }

    @Test
    void an_upload_turned_away_leaves_the_packet_awaited() {
        RegistrationEvent refused = new RegistrationEvent.UploadRefused(RID, TOO_SMALL);
        given(List.of(SYNCED)).when(leadingTo(refused)).then(refused);
        given(List.of(SYNCED, refused)).when(receive(HASH)).then(RECEIVED);
        given(until(RECEIVED)).when(leadingTo(refused)).refused(RegistrationRefusal.ALREADY_RECEIVED);
    }

    @Test
    void a_bad_packet_is_rejected_and_nothing_else() {
        List<RegistrationEvent> bad = List.of(SYNCED, RECEIVED, asked(Stage.VALIDATE), INVALID);
        RegistrationEvent rejected =
                new RegistrationEvent.Rejected(RID, RejectionGround.INVALID_PACKET, Optional.empty());
        given(bad).when(leadingTo(asked(Stage.CLASSIFY))).refused(RegistrationRefusal.OUT_OF_ORDER);
        given(bad).when(leadingTo(APPROVED)).refused(RegistrationRefusal.OUT_OF_ORDER);
        given(bad)
                .when(new RegistrationCommand.Reject(RID, RejectionGround.DUPLICATE, Optional.empty()))
                .refused(RegistrationRefusal.OUT_OF_ORDER);
        given(bad).when(leadingTo(rejected)).then(rejected);
        given(plus(bad, rejected)).when(leadingTo(rejected)).thenNothing();
    }

    @Test
    void what_was_approved_is_refused_when_it_is_overtaken_while_nothing_became_of_it() {
        List<RegistrationEvent> due = new ArrayList<>(List.of(
                new RegistrationEvent.Synced(
                        RID, Process.DEACTIVATED, PACKET_ID, HASH, 2048, SupervisorStatus.APPROVED, "eng", Map.of()),
                RECEIVED,
                asked(Stage.VALIDATE),
                VALIDATED,
                APPROVED,
                asked(Stage.APPLY)));
        RegistrationCommand overtaken = find(Stage.APPLY, INVALID);
        RegistrationEvent rejected =
                new RegistrationEvent.Rejected(RID, RejectionGround.INVALID_PACKET, Optional.empty());
        given(due).when(overtaken).then(INVALID);
        given(plus(due, LINKED)).when(overtaken).then(INVALID);
        given(plus(due, INVALID)).when(leadingTo(rejected)).then(rejected);
        given(plus(due, INVALID)).when(leadingTo(APPROVED)).refused(RegistrationRefusal.OUT_OF_ORDER);
        given(due).when(leadingTo(rejected)).refused(RegistrationRefusal.OUT_OF_ORDER);
        given(plus(due, new RegistrationEvent.StageAsked(RID, Stage.APPLY, 2)))
                .when(overtaken)
                .refused(RegistrationRefusal.NOT_ASKED);
        given(plus(plus(due, LINKED), FINISHED)).when(overtaken).refused(RegistrationRefusal.NOT_ASKED);
    }

    @Test
    void who_is_new_is_refused_when_overtaken_until_there_is_an_identity_and_never_after() {
        RegistrationCommand overtaken = find(Stage.ISSUE, INVALID);
        List<RegistrationEvent> due = until(asked(Stage.ISSUE));
        RegistrationEvent rejected =
                new RegistrationEvent.Rejected(RID, RejectionGround.INVALID_PACKET, Optional.empty());
        given(due).when(overtaken).then(INVALID);
        given(plus(due, LINKED)).when(overtaken).then(INVALID);
        given(plus(plus(due, LINKED), INVALID)).when(leadingTo(rejected)).then(rejected);
        given(plus(plus(due, LINKED), INVALID)).when(leadingTo(FINISHED)).refused(RegistrationRefusal.OUT_OF_ORDER);
        given(plus(plus(due, LINKED), FINISHED)).when(overtaken).refused(RegistrationRefusal.NOT_ASKED);
    }

    @Test
    void a_stage_may_be_asked_once_more_and_a_late_answer_to_the_first_asking_is_not_taken() {
        RegistrationEvent again = new RegistrationEvent.StageAsked(RID, Stage.VALIDATE, 2);
        List<RegistrationEvent> once = until(asked(Stage.VALIDATE));
        given(once).when(leadingTo(again)).then(again);
        given(once)
                .when(new RegistrationCommand.AskStage(RID, Stage.VALIDATE, 3))
                .refused(RegistrationRefusal.OUT_OF_ORDER);
        given(plus(once, again)).when(leadingTo(VALIDATED)).refused(RegistrationRefusal.NOT_ASKED);
    }

    @Test
    void a_finding_of_another_stage_attempt_or_registration_is_refused() {
        List<RegistrationEvent> asked = until(asked(Stage.VALIDATE));
        RegistrationEvent baos = new RegistrationEvent.FoundInvalid(BAO, 1, List.of());
        given(asked).when(find(Stage.VALIDATE, CLASSIFIED)).refused(RegistrationRefusal.NOT_ASKED);
        given(asked).when(find(Stage.VALIDATE, baos)).refused(RegistrationRefusal.NOT_ASKED);
        given(asked).when(find(Stage.VALIDATE, APPROVED)).refused(RegistrationRefusal.NOT_ASKED);
        given(asked).when(find(Stage.CLASSIFY, CLASSIFIED)).refused(RegistrationRefusal.NOT_ASKED);
    }

    @Test
    void a_duplicate_names_one_of_the_candidates_and_different_people_name_none() {
        List<RegistrationEvent> open = until(CLAIMED);
        given(open).when(leadingTo(FOUND_DUPLICATE)).then(FOUND_DUPLICATE);
        given(open)
                .when(judge(AdjudicationDecision.DUPLICATE, Optional.of(RID)))
                .refused(NOT_A_CANDIDATE);
        given(open)
                .when(judge(AdjudicationDecision.DUPLICATE, Optional.empty()))
                .refused(NOT_A_CANDIDATE);
        given(open)
                .when(judge(AdjudicationDecision.DIFFERENT_PEOPLE, Optional.of(BAO)))
                .refused(NOT_A_CANDIDATE);
    }

    @Test
    void a_judgement_stands() {
        List<RegistrationEvent> judged = plus(until(CLAIMED), FOUND_DUPLICATE);
        RegistrationEvent rejected = new RegistrationEvent.Rejected(RID, RejectionGround.DUPLICATE, Optional.of(BAO));
        given(judged).when(leadingTo(FOUND_DIFFERENT)).refused(RegistrationRefusal.NOT_IN_ADJUDICATION);
        given(judged).when(leadingTo(APPROVED)).refused(RegistrationRefusal.OUT_OF_ORDER);
        given(judged).when(leadingTo(rejected)).then(rejected);
        given(until(FOUND_DIFFERENT)).when(leadingTo(rejected)).refused(RegistrationRefusal.OUT_OF_ORDER);
    }

    @Test
    void a_second_subject_is_never_linked() {
        RegistrationCommand another = new RegistrationCommand.LinkSubject(RID, "f".repeat(32));
        given(until(LINKED)).when(another).thenNothing();
        given(until(LINKED))
                .when(new RegistrationCommand.Finish(RID, "f".repeat(32)))
                .refused(RegistrationRefusal.OUT_OF_ORDER);
        assertThat(RegistrationRules.subject(after(WHOLE_LIFE))).contains(SUBJECT);
    }

    @Test
    void a_changed_word_of_the_supervisor_is_a_new_announcement() {
        given(List.of(SYNCED))
                .when(new RegistrationCommand.Sync(
                        RID, Process.NEW, PACKET_ID, HASH, 2048, SupervisorStatus.REJECTED, "eng", Map.of()))
                .thenOne();
    }

    private static final RegistrationRefusal NOT_A_CANDIDATE = RegistrationRefusal.NOT_A_CANDIDATE;

    private static RegistrationCommand judge(AdjudicationDecision decision, Optional<String> duplicateOf) {
        return new RegistrationCommand.Adjudicate(RID, decision, duplicateOf, CLAIM.plusSeconds(60), OtherNames.NONE);
    }

    private static List<RegistrationEvent> before(RegistrationEvent event) {
        return WHOLE_LIFE.subList(0, WHOLE_LIFE.indexOf(event));
    }

    private static List<RegistrationEvent> plus(List<RegistrationEvent> history, RegistrationEvent event) {
        List<RegistrationEvent> longer = new ArrayList<>(history);
        longer.add(event);
        return longer;
    }

    /** What a command brings about, nothing when it is refused. */
    private static List<RegistrationEvent> effect(List<RegistrationEvent> history, RegistrationCommand command) {
        try {
            return RegistrationRules.decide(command, ADE, after(history));
        } catch (Refusal refused) {
            return List.of();
        }
    }

    private static Given given(List<RegistrationEvent> history) {
        return new Given(after(history));
    }

    private record Given(RegistrationState state) {
        When when(RegistrationCommand command) {
            return new When(state, command);
        }
    }

    private record When(RegistrationState state, RegistrationCommand command) {
        void then(RegistrationEvent event) {
            assertThat(RegistrationRules.decide(command, ADE, state)).containsExactly(event);
        }

        void thenOne() {
            assertThat(RegistrationRules.decide(command, ADE, state)).hasSize(1);
        }

        void thenNothing() {
            assertThat(RegistrationRules.decide(command, ADE, state)).isEmpty();
        }

        void refused(RegistrationRefusal why) {
            Refusal refusal = catchThrowableOfType(Refusal.class, () -> RegistrationRules.decide(command, ADE, state));
            assertThat(refusal).as("%s in %s", command, state).isNotNull();
            assertThat(refusal.code()).isEqualTo(why);
        }
    }
}
