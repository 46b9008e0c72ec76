package org.regesta.command.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.regesta.command.proposal.ProposalRules.Actor;
import org.regesta.command.proposal.api.ProposalCommand;
import org.regesta.command.proposal.api.ProposalCommand.Approve;
import org.regesta.command.proposal.api.ProposalCommand.Expire;
import org.regesta.command.proposal.api.ProposalCommand.Propose;
import org.regesta.command.proposal.api.ProposalCommand.RecordExecution;
import org.regesta.command.proposal.api.ProposalCommand.Refuse;
import org.regesta.command.proposal.api.ProposalRefusal;
import org.regesta.events.proposal.LegalGround;
import org.regesta.events.proposal.ProposalEvent;
import org.regesta.events.proposal.ProposalEvent.Proposed;
import org.regesta.events.proposal.ProposalKind;
import org.regesta.ports.Refusal;

class ProposalRulesTest {

    private static final Set<String> ALONE = Set.of();
    private static final Instant MONDAY = Instant.parse("2027-03-01T12:00:00Z");
    private static final Instant NEXT_MONDAY = Instant.parse("2027-03-08T12:00:00Z");
    private static final Actor AMARA = new Actor("amara", "REGISTRATION_ADMIN");
    private static final Actor BEN = new Actor("ben", "REGISTRATION_ADMIN");
    private static final Actor CLERK = new Actor("clerk", "REGISTRATION_OFFICER");
    private static final Actor RULE = new Actor("proposal-execution", "RULE");

    private static final Propose FORGET_AMINA =
            new Propose("p1", ProposalKind.ERASE_PERSON, "5a", LegalGround.CONSENT_WITHDRAWN, NEXT_MONDAY);
    private static final Proposed AMARA_PROPOSED =
            new Proposed("p1", ProposalKind.ERASE_PERSON, "5a", LegalGround.CONSENT_WITHDRAWN, "amara", NEXT_MONDAY);
    private static final ProposalEvent BEN_APPROVED = new ProposalEvent.Approved("p1", "ben");
    private static final ProposalEvent BEN_REFUSED = new ProposalEvent.Refused("p1", "ben");
    private static final ProposalEvent EXPIRED = new ProposalEvent.Expired("p1");
    private static final ProposalEvent EXECUTED = new ProposalEvent.Executed("p1");

    @Test
    void an_officer_proposes_and_another_approves() {
        assertThat(after().by(AMARA, FORGET_AMINA)).containsExactly(AMARA_PROPOSED);
        assertThat(after(AMARA_PROPOSED).by(BEN, new Approve("p1", MONDAY, ALONE)))
                .containsExactly(BEN_APPROVED);
    }

    @Test
    void nobody_approves_their_own() {
        after(AMARA_PROPOSED).refuses(AMARA, new Approve("p1", MONDAY, ALONE), ProposalRefusal.OWN_PROPOSAL);
    }

    @Test
    void nobody_approves_who_may_be_the_proposer_in_another_office() {
        after(AMARA_PROPOSED).refuses(BEN, new Approve("p1", MONDAY, Set.of("amara")), ProposalRefusal.NOT_INDEPENDENT);
    }

    @Test
    void whoever_proposed_may_take_it_back() {
        assertThat(after(AMARA_PROPOSED).by(AMARA, new Refuse("p1", MONDAY)))
                .containsExactly(new ProposalEvent.Refused("p1", "amara"));
    }

    @Test
    void only_who_is_in_office_proposes_or_decides() {
        after().refuses(CLERK, FORGET_AMINA, ProposalRefusal.NOT_IN_THIS_ROLE);
        after().refuses(RULE, FORGET_AMINA, ProposalRefusal.NOT_IN_THIS_ROLE);
        after(AMARA_PROPOSED).refuses(CLERK, new Approve("p1", MONDAY, ALONE), ProposalRefusal.NOT_IN_THIS_ROLE);
        after(AMARA_PROPOSED).refuses(RULE, new Approve("p1", MONDAY, ALONE), ProposalRefusal.NOT_IN_THIS_ROLE);
        after(AMARA_PROPOSED).refuses(CLERK, new Refuse("p1", MONDAY), ProposalRefusal.NOT_IN_THIS_ROLE);
    }

    @Test
    void silence_is_never_consent() {
        after(AMARA_PROPOSED).refuses(BEN, new Approve("p1", NEXT_MONDAY, ALONE), ProposalRefusal.EXPIRED);
        assertThat(after(AMARA_PROPOSED).by(RULE, new Expire("p1", MONDAY))).isEmpty();
        assertThat(after(AMARA_PROPOSED).by(RULE, new Expire("p1", NEXT_MONDAY)))
                .containsExactly(EXPIRED);
        after(AMARA_PROPOSED, EXPIRED).refuses(BEN, new Approve("p1", MONDAY, ALONE), ProposalRefusal.ALREADY_DECIDED);
        after(AMARA_PROPOSED, EXPIRED).refuses(RULE, new RecordExecution("p1"), ProposalRefusal.NOT_APPROVED);
    }

    @Test
    void what_was_not_approved_is_not_carried_out() {
        after().refuses(RULE, new RecordExecution("p1"), ProposalRefusal.UNKNOWN);
        after(AMARA_PROPOSED).refuses(RULE, new RecordExecution("p1"), ProposalRefusal.NOT_APPROVED);
        after(AMARA_PROPOSED, BEN_REFUSED).refuses(RULE, new RecordExecution("p1"), ProposalRefusal.NOT_APPROVED);
        assertThat(after(AMARA_PROPOSED, BEN_APPROVED).by(RULE, new RecordExecution("p1")))
                .containsExactly(EXECUTED);
    }

    @Test
    void a_decision_stands() {
        after(AMARA_PROPOSED, BEN_APPROVED).refuses(AMARA, new Refuse("p1", MONDAY), ProposalRefusal.ALREADY_DECIDED);
        after(AMARA_PROPOSED, BEN_REFUSED)
                .refuses(BEN, new Approve("p1", MONDAY, ALONE), ProposalRefusal.ALREADY_DECIDED);
    }

    @Test
    void the_same_again_changes_nothing() {
        assertThat(after(AMARA_PROPOSED).by(AMARA, FORGET_AMINA)).isEmpty();
        assertThat(after(AMARA_PROPOSED, BEN_APPROVED).by(BEN, new Approve("p1", MONDAY, ALONE)))
                .isEmpty();
        assertThat(after(AMARA_PROPOSED, BEN_REFUSED).by(BEN, new Refuse("p1", MONDAY)))
                .isEmpty();
        assertThat(after(AMARA_PROPOSED, BEN_APPROVED, EXECUTED).by(RULE, new RecordExecution("p1")))
                .isEmpty();
        assertThat(after(AMARA_PROPOSED, BEN_APPROVED, EXECUTED).by(RULE, new Expire("p1", NEXT_MONDAY)))
                .isEmpty();
    }

    @Test
    void an_id_stands_for_one_proposal() {
        Propose other = new Propose("p1", ProposalKind.ERASE_PERSON, "6b", LegalGround.OBJECTION, NEXT_MONDAY);
        after(AMARA_PROPOSED).refuses(AMARA, other, ProposalRefusal.ALREADY_PROPOSED);
        after(AMARA_PROPOSED).refuses(BEN, FORGET_AMINA, ProposalRefusal.ALREADY_PROPOSED);
    }

    private static Given after(ProposalEvent... history) {
        return new Given(
                Arrays.stream(history).reduce(ProposalRules.NOTHING_YET, ProposalRules::evolve, (one, other) -> other));
    }

    private record Given(ProposalState state) {

        List<ProposalEvent> by(Actor who, ProposalCommand command) {
            return ProposalRules.decide(command, who, state);
        }

        void refuses(Actor who, ProposalCommand command, ProposalRefusal why) {
            assertThatThrownBy(() -> by(who, command)).isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.code())
                    .isEqualTo(why));
        }
    }
}
