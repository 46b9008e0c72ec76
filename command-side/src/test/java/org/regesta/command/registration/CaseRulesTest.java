package org.regesta.command.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.regesta.command.registration.Amina.*;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.regesta.command.registration.api.CaseRefusal;
import org.regesta.command.registration.api.OtherNames;
import org.regesta.command.registration.api.RegistrationCommand;
import org.regesta.command.registration.api.RegistrationCommand.Adjudicate;
import org.regesta.command.registration.api.RegistrationCommand.AskStage;
import org.regesta.command.registration.api.RegistrationCommand.ClaimCase;
import org.regesta.command.registration.api.RegistrationCommand.EndClaim;
import org.regesta.command.registration.api.RegistrationCommand.Escalate;
import org.regesta.command.registration.api.RegistrationCommand.ReleaseCase;
import org.regesta.command.registration.api.RegistrationCommand.Reopen;
import org.regesta.command.registration.api.RegistrationCommand.TakeCaseAway;
import org.regesta.command.registration.api.RegistrationRefusal;
import org.regesta.events.registration.AdjudicationDecision;
import org.regesta.events.registration.ClaimEnd;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.RegistrationEvent.CaseClaimed;
import org.regesta.events.registration.RegistrationEvent.CaseReleased;
import org.regesta.events.registration.ReopeningGround;
import org.regesta.events.registration.RetentionGround;
import org.regesta.events.registration.Stage;
import org.regesta.ports.Refusal;

/** Who may decide a case, and what happens to it while nobody does, and after. */
class CaseRulesTest {

    private static final String EVE = "eve";
    private static final String SUE = "sue";
    private static final Instant LATER = CLAIM.plusSeconds(600);
    private static final Instant OVER = CLAIM.plusSeconds(1800);

    private final List<RegistrationEvent> history = new ArrayList<>();
    private RegistrationState state = RegistrationState.NOTHING_YET;

    private CaseRulesTest given(List<RegistrationEvent> events, String by) {
        events.forEach(event -> happened(event, by));
        return this;
    }

    private void happened(RegistrationEvent event, String by) {
        history.add(event);
        state = RegistrationHistory.evolve(state, event, Amina.actor(event, by));
    }

    /** Sent by an officer; what it brings about happens. */
    private List<RegistrationEvent> does(String officer, RegistrationCommand command) {
        List<RegistrationEvent> events = RegistrationRules.decide(command, officer, state);
        events.forEach(event -> happened(event, officer));
        return events;
    }

    private void refused(String officer, RegistrationCommand command, Enum<?> why) {
        assertThatThrownBy(() -> RegistrationRules.decide(command, officer, state))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(why));
    }

    private static RegistrationCommand claim(Instant at) {
        return new ClaimCase(RID, at, at.plusSeconds(1800), OtherNames.NONE);
    }

    private static RegistrationCommand different(Instant at) {
        return new Adjudicate(RID, AdjudicationDecision.DIFFERENT_PEOPLE, Optional.empty(), at, OtherNames.NONE);
    }

    private static RegistrationCommand duplicate(Instant at) {
        return new Adjudicate(RID, AdjudicationDecision.DUPLICATE, Optional.of(BAO), at, OtherNames.NONE);
    }

    private static RegistrationCommand appeal() {
        return new Reopen(RID, ReopeningGround.APPEAL, Optional.empty(), OtherNames.NONE);
    }

    private static RegistrationEvent released(String officer, ClaimEnd end) {
        return new CaseReleased(RID, officer, end);
    }

    @Test
    void only_who_claimed_it_decides_and_only_while_the_claim_holds() {
        given(until(ADJUDICATION), ADE);
        refused(ADE, different(CLAIM), CaseRefusal.NOT_CLAIMED);
        does(ADE, claim(CLAIM));
        refused(EVE, different(LATER), CaseRefusal.CLAIMED_BY_ANOTHER);
        refused(EVE, claim(LATER), CaseRefusal.CLAIMED_BY_ANOTHER);
        refused(ADE, different(OVER), CaseRefusal.NOT_CLAIMED);
        assertThat(does(ADE, claim(LATER)))
                .as("a claim is not longer for being made twice")
                .isEmpty();
        assertThat(does(ADE, different(OVER.minusMillis(1)))).containsExactly(FOUND_DIFFERENT);
    }

    @Test
    void a_claim_that_ran_out_is_anybodys_else_before_an_event_says_so() {
        given(until(CLAIMED), ADE);
        refused(ADE, claim(OVER), CaseRefusal.OTHERS_TURN);
        assertThat(does(EVE, claim(OVER)))
                .containsExactly(
                        released(ADE, ClaimEnd.RAN_OUT), new CaseClaimed(RID, EVE, OVER, OVER.plusSeconds(1800)));
    }

    @Test
    void whoever_let_it_run_out_rests_as_long_as_they_had_it() {
        given(until(CLAIMED), ADE);
        assertThat(does("rule", new EndClaim(RID, OVER.minusMillis(1)))).isEmpty();
        assertThat(does("rule", new EndClaim(RID, OVER))).containsExactly(released(ADE, ClaimEnd.RAN_OUT));
        assertThat(does("rule", new EndClaim(RID, OVER))).isEmpty();
        refused(ADE, claim(OVER.plusSeconds(1799)), CaseRefusal.OTHERS_TURN);
        assertThat(does(ADE, claim(OVER.plusSeconds(1800)))).hasSize(1);
    }

    @Test
    void nobody_keeps_a_case_by_giving_it_back_in_time_and_taking_it_again() {
        given(until(CLAIMED), ADE);
        does(ADE, new ReleaseCase(RID, LATER));
        does(ADE, claim(LATER));
        does(ADE, new ReleaseCase(RID, OVER));
        refused(ADE, claim(OVER), CaseRefusal.OTHERS_TURN);
        assertThat(does(EVE, claim(OVER))).as("anybody else may").hasSize(1);
    }

    @Test
    void who_gives_it_back_may_have_it_again_but_not_from_whom_it_was_taken() {
        given(until(CLAIMED), ADE);
        refused(EVE, new ReleaseCase(RID, LATER), CaseRefusal.CLAIMED_BY_ANOTHER);
        assertThat(does(ADE, new ReleaseCase(RID, LATER))).containsExactly(released(ADE, ClaimEnd.GIVEN_BACK));
        assertThat(does(ADE, new ReleaseCase(RID, LATER))).isEmpty();
        does(ADE, claim(LATER));
        assertThat(does(SUE, new TakeCaseAway(RID, OtherNames.NONE)))
                .containsExactly(released(ADE, ClaimEnd.TAKEN_AWAY));
        assertThat(does(SUE, new TakeCaseAway(RID, OtherNames.NONE))).isEmpty();
        refused(ADE, claim(OVER.plusSeconds(100_000)), CaseRefusal.OTHERS_TURN);
        refused(SUE, claim(LATER), CaseRefusal.OTHERS_TURN);
        assertThat(does(EVE, claim(LATER))).hasSize(1);
    }

    @Test
    void nobody_takes_a_case_from_one_after_another() {
        given(until(CLAIMED), ADE);
        does(SUE, new TakeCaseAway(RID, OtherNames.NONE));
        assertThat(does(SUE, new TakeCaseAway(RID, OtherNames.NONE)))
                .as("sent again")
                .isEmpty();
        does(EVE, claim(LATER));
        refused(SUE, new TakeCaseAway(RID, OtherNames.NONE), CaseRefusal.TAKEN_AWAY_BEFORE);
        refused(ADE, new TakeCaseAway(RID, OtherNames.NONE), CaseRefusal.TAKEN_AWAY_BEFORE);
        assertThat(does("sam", new TakeCaseAway(RID, OtherNames.NONE)))
                .containsExactly(released(EVE, ClaimEnd.TAKEN_AWAY));
    }

    @Test
    void nobody_decides_or_reopens_the_packet_they_made() {
        given(until(ADJUDICATION), ADE);
        for (String maker : List.of("op1", "su1")) {
            refused(maker, claim(CLAIM), CaseRefusal.OWN_PACKET);
        }
        does(ADE, claim(CLAIM));
        does(ADE, duplicate(LATER));
        happened(REJECTED, "rule");
        refused("su1", appeal(), CaseRefusal.OWN_PACKET);
    }

    @Test
    void a_decision_is_overdue_once_and_only_while_nobody_decides() {
        given(until(ADJUDICATION), ADE);
        assertThat(does("rule", new Escalate(RID, LATER, LATER.minusMillis(1)))).isEmpty();
        assertThat(does("rule", new Escalate(RID, LATER, LATER)))
                .containsExactly(new RegistrationEvent.DecisionOverdue(RID, LATER));
        assertThat(does("rule", new Escalate(RID, LATER, LATER))).isEmpty();
        does(ADE, claim(CLAIM));
        does(ADE, different(LATER));
        assertThat(does("rule", new Escalate(RID, LATER, OVER))).isEmpty();
    }

    @Test
    void a_refusal_on_appeal_is_compared_anew_and_decided_by_somebody_new() {
        given(until(ADJUDICATION), ADE);
        does(ADE, claim(CLAIM));
        does(ADE, duplicate(LATER));
        happened(REJECTED, "rule");
        refused(ADE, appeal(), CaseRefusal.HAD_A_HAND_IN_IT);

        assertThat(does(SUE, appeal()))
                .containsExactly(
                        new RegistrationEvent.Reopened(RID, ReopeningGround.APPEAL, Optional.empty()),
                        new RegistrationEvent.StageAsked(RID, Stage.ENROL, 2));
        refused(EVE, appeal(), RegistrationRefusal.OUT_OF_ORDER);
        compared(2);
        refused(ADE, claim(CLAIM), CaseRefusal.HAD_A_HAND_IN_IT);
        refused(SUE, claim(CLAIM), CaseRefusal.HAD_A_HAND_IN_IT);
        does(EVE, claim(CLAIM));
        does(EVE, different(LATER));
        does("rule", new RegistrationCommand.Approve(RID));
        does("rule", new AskStage(RID, Stage.ISSUE, 1));
        does("rule", new RegistrationCommand.LinkSubject(RID, SUBJECT));
        assertThat(does("rule", new RegistrationCommand.Finish(RID, SUBJECT))).containsExactly(FINISHED);
    }

    /** From its new rank on, it is like Bao again. */
    private void compared(int attempt) {
        does(
                "rule",
                find(
                        attempt,
                        new RegistrationEvent.EnrolledInGallery(
                                RID, attempt, Optional.empty(), java.util.Set.of(), "none")));
        does("rule", new AskStage(RID, Stage.COMPARE_DEMOGRAPHICS, attempt));
        does(
                "rule",
                find(
                        attempt,
                        new RegistrationEvent.DemographicsCompared(
                                RID, attempt, List.of(), List.of(), 0, 8, "names-1")));
        does("rule", new AskStage(RID, Stage.COMPARE_BIOMETRICS, attempt));
        does(
                "rule",
                find(
                        attempt,
                        new RegistrationEvent.BiometricsCompared(
                                RID, attempt, List.of(LIKE_BAO), List.of(), 0, 8, "sourceafis-3")));
        assertThat(does("rule", leadingTo(ADJUDICATION))).containsExactly(ADJUDICATION);
    }

    private static RegistrationCommand find(int attempt, RegistrationEvent finding) {
        Stage stage =
                switch (finding) {
                    case RegistrationEvent.EnrolledInGallery _ -> Stage.ENROL;
                    case RegistrationEvent.DemographicsCompared _ -> Stage.COMPARE_DEMOGRAPHICS;
                    default -> Stage.COMPARE_BIOMETRICS;
                };
        return new RegistrationCommand.RecordFinding(RID, stage, attempt, finding);
    }

    @Test
    void an_identity_found_to_be_a_duplicate_after_all_is_taken_back_before_its_registration_is_rejected() {
        given(WHOLE_LIFE, ADE);
        assertThat(does(SUE, appeal())).hasSize(1);
        assertThat(does("rule", leadingTo(ADJUDICATION))).containsExactly(ADJUDICATION);
        does(EVE, claim(CLAIM));
        does(EVE, duplicate(LATER));
        refused("rule", leadingTo(REJECTED), RegistrationRefusal.OUT_OF_ORDER);
        assertThat(does("rule", new AskStage(RID, Stage.ISSUE, 2))).hasSize(1);
        refused("rule", leadingTo(FINISHED), RegistrationRefusal.OUT_OF_ORDER);
        assertThat(does("rule", leadingTo(REJECTED))).containsExactly(REJECTED);
        refused("rule", retention(RetentionGround.REJECTED), RegistrationRefusal.OUT_OF_ORDER);
    }

    @Test
    void an_identity_that_is_looked_at_again_and_found_right_is_finished_a_second_time() {
        given(WHOLE_LIFE, ADE);
        does(SUE, appeal());
        refused("rule", stop(), RegistrationRefusal.OUT_OF_ORDER);
        does("rule", leadingTo(ADJUDICATION));
        refused("rule", stop(), RegistrationRefusal.OUT_OF_ORDER);
        does(EVE, claim(CLAIM));
        does(EVE, different(LATER));
        does("rule", leadingTo(APPROVED));
        assertThat(does("rule", new AskStage(RID, Stage.ISSUE, 2))).hasSize(1);
        assertThat(does("rule", new RegistrationCommand.LinkSubject(RID, "f".repeat(32))))
                .isEmpty();
        assertThat(does("rule", leadingTo(FINISHED))).containsExactly(FINISHED);
    }

    private static RegistrationCommand stop() {
        return new RegistrationCommand.Stop(RID, CLAIM, OtherNames.NONE);
    }

    private static RegistrationCommand retention(RetentionGround ground) {
        return new RegistrationCommand.EndRetention(RID, ground, 0);
    }

    @Test
    void what_no_human_decided_is_not_appealed() {
        given(until(ADJUDICATION).subList(0, until(ADJUDICATION).size() - 1), ADE);
        happened(APPROVED, "rule");
        refused(SUE, appeal(), CaseRefusal.NOTHING_TO_APPEAL);
    }

    @Test
    void one_refused_for_anothers_sake_is_looked_at_again_once_that_one_is_void() {
        given(until(ADJUDICATION), ADE);
        does(ADE, claim(CLAIM));
        does(ADE, duplicate(LATER));
        happened(REJECTED, "rule");
        RegistrationCommand again =
                new Reopen(RID, ReopeningGround.EARLIER_ONE_VOID, Optional.empty(), OtherNames.NONE);
        assertThat(does("rule", again)).hasSize(2);
        assertThat(does("rule", again)).isEmpty();
    }

    @Test
    void one_declared_void_is_void_once_and_stays_so() {
        given(until(LINKED), ADE);
        RegistrationCommand voided = new RegistrationCommand.DeclareVoid(RID, "proposal-1");
        refused("rule", voided, RegistrationRefusal.OUT_OF_ORDER);
        happened(FINISHED, "rule");
        assertThat(does("rule", voided)).containsExactly(new RegistrationEvent.Voided(RID, "proposal-1"));
        assertThat(does("rule", voided)).isEmpty();
        refused(SUE, appeal(), CaseRefusal.NOTHING_TO_APPEAL);
    }
}
