package org.regesta.command.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.regesta.command.registration.Amina.*;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.regesta.command.registration.AdjudicationEndpoint.Body;
import org.regesta.events.Authority;
import org.regesta.events.Envelope;
import org.regesta.events.Meta;
import org.regesta.events.registration.AdjudicationDecision;
import org.regesta.events.registration.RegistrationEvent.CaseReleased;
import org.regesta.events.registration.RegistrationEvent.Reopened;
import org.regesta.events.registration.RegistrationEvent.StageAsked;
import org.regesta.events.registration.ReopeningGround;
import org.regesta.ports.Attribution;
import org.regesta.ports.Refusal;
import org.regesta.wire.MosipRefusal;

class AdjudicationEndpointTest {

    private final House house = new House();
    private final AdjudicationEndpoint endpoint =
            new AdjudicationEndpoint(house.officers(), this::caller, new Reasons(house.vault), house.clock);

    private String officer = ADE;

    private Attribution caller(String reason) {
        return new Attribution(officer, "ADJUDICATOR", new Authority.Mandate(officer, 4)).with(Meta.REASON, reason);
    }

    @BeforeEach
    void amina_is_in_adjudication() {
        until(CLAIMED).forEach(event -> house.ledger.append("registration:" + RID, event));
    }

    @Test
    void the_decision_carries_its_reason_and_a_sealed_note() {
        endpoint.decide(RID, new Body(AdjudicationDecision.DUPLICATE, BAO, "same-fingers", "Bao told me himself"));

        assertThat(house.history(RID).getLast()).isEqualTo(FOUND_DUPLICATE);
        Envelope envelope = house.stream(RID).getLast().envelope();
        assertThat(envelope.meta(Meta.REASON)).contains("same-fingers");
        assertThat(envelope.meta(Meta.REASON_NOTE))
                .hasValueSatisfying(note ->
                        assertThat(note).startsWith("registration:" + RID + ".").doesNotContain("Bao told"));
    }

    @Test
    void a_note_is_not_needed_but_a_reason_and_a_decision_are() {
        assertThatThrownBy(() -> endpoint.decide(RID, new Body(null, null, "r", null)))
                .isInstanceOf(MosipRefusal.class);
        assertThatThrownBy(
                        () -> endpoint.decide(RID, new Body(AdjudicationDecision.DIFFERENT_PEOPLE, null, null, null)))
                .isInstanceOf(MosipRefusal.class);
        assertThatThrownBy(() -> endpoint.decide(
                        RID, new Body(AdjudicationDecision.DIFFERENT_PEOPLE, null, "Bao told me", null)))
                .isInstanceOf(MosipRefusal.class);
        endpoint.decide(RID, new Body(AdjudicationDecision.DIFFERENT_PEOPLE, null, "twins", null));
        assertThat(house.history(RID).getLast()).isEqualTo(FOUND_DIFFERENT);
    }

    @Test
    void only_a_candidate_can_be_the_other_and_only_a_rid_can_be_decided() {
        assertThatThrownBy(
                        () -> endpoint.decide(RID, new Body(AdjudicationDecision.DUPLICATE, RID, "same-fingers", null)))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() ->
                        endpoint.decide("<x>", new Body(AdjudicationDecision.DIFFERENT_PEOPLE, null, "twins", null)))
                .isInstanceOf(MosipRefusal.class);
    }

    @Test
    void a_supervisor_takes_a_case_away_and_says_why() {
        officer = "sue";
        assertThatThrownBy(() -> endpoint.takeAway(RID, new AdjudicationEndpoint.Removal(null, null)))
                .isInstanceOf(MosipRefusal.class);

        endpoint.takeAway(RID, new AdjudicationEndpoint.Removal("on-leave", null));

        assertThat(house.history(RID).getLast()).isInstanceOf(CaseReleased.class);
        assertThat(house.stream(RID).getLast().envelope().meta(Meta.ACTOR)).contains("sue");
    }

    @Test
    void a_refusal_is_reopened_on_a_ground_and_the_house_keeps_its_own_ground_for_itself() {
        endpoint.decide(RID, new Body(AdjudicationDecision.DUPLICATE, BAO, "same-fingers", null));
        house.ledger.append("registration:" + RID, REJECTED);
        officer = "sue";
        assertThatThrownBy(() -> endpoint.reopen(RID, new AdjudicationEndpoint.Reopening(null, "appeal-17", null)))
                .isInstanceOf(MosipRefusal.class);
        assertThatThrownBy(() -> endpoint.reopen(
                        RID, new AdjudicationEndpoint.Reopening(ReopeningGround.EARLIER_ONE_VOID, "mine", null)))
                .isInstanceOf(MosipRefusal.class);

        endpoint.reopen(RID, new AdjudicationEndpoint.Reopening(ReopeningGround.APPEAL, "appeal-17", "She came back"));

        assertThat(house.history(RID)).hasAtLeastOneElementOfType(Reopened.class);
        assertThat(house.history(RID).getLast()).isInstanceOf(StageAsked.class);
        assertThat(house.stream(RID).getLast().envelope().meta(Meta.REASON_NOTE))
                .isPresent();
    }
}
