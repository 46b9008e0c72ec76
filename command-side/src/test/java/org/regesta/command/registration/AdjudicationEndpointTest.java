package org.regesta.command.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.regesta.command.registration.Amina.*;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.regesta.command.registration.AdjudicationEndpoint.Body;
import org.regesta.events.Envelope;
import org.regesta.events.Meta;
import org.regesta.events.registration.AdjudicationDecision;
import org.regesta.ports.Refusal;
import org.regesta.wire.MosipRefusal;

class AdjudicationEndpointTest {

    private final House house = new House();
    private final AdjudicationEndpoint endpoint =
            new AdjudicationEndpoint(house, house.caller, new Reasons(house.vault));

    @BeforeEach
    void amina_is_in_adjudication() {
        until(ADJUDICATION).forEach(event -> house.ledger.append("registration:" + RID, event));
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
}
