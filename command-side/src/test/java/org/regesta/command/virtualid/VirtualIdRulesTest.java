package org.regesta.command.virtualid;

import java.util.Optional;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.regesta.command.Story;
import org.regesta.command.virtualid.api.VidClaimCommand;
import org.regesta.command.virtualid.api.VirtualIdCommand;
import org.regesta.command.virtualid.api.VirtualIdCommand.Issue;
import org.regesta.command.virtualid.api.VirtualIdCommand.Vid;
import org.regesta.command.virtualid.api.VirtualIdRefusal;
import org.regesta.events.Sealed;
import org.regesta.events.virtualid.VidClaimEvent;
import org.regesta.events.virtualid.VirtualIdEvent;
import org.regesta.events.virtualid.VirtualIdEvent.Issued;

class VirtualIdRulesTest {

    private static final Sealed VID = new Sealed("subject:amina", "first", "a".repeat(64));
    private static final Sealed OTHER_VID = new Sealed("subject:amina", "second", "b".repeat(64));
    private static final Issue ISSUE = new Issue("v1", "amina", "Perpetual", VID, "c1", Optional.empty());
    private static final Issue ISSUE_AGAIN = new Issue("v1", "amina", "Perpetual", OTHER_VID, "c2", Optional.empty());
    private static final Issued ISSUED = new Issued("v1", "amina", "Perpetual", VID, "c1", Optional.empty());
    private static final VidClaimCommand.Bind BIND = new VidClaimCommand.Bind("c1", "v1", "amina");
    private static final VidClaimEvent.Bound BOUND = new VidClaimEvent.Bound("c1", "v1", "amina");

    private final Story<VirtualIdCommand, VirtualIdState, VirtualIdEvent> story =
            new Story<>(VirtualIdRules::decide, VirtualIdRules::evolve, VirtualIdRules.NOTHING_YET);
    private final Story<VidClaimCommand, VidClaimState, VidClaimEvent> claim =
            new Story<>(VidClaimRules::decide, VidClaimRules::evolve, VidClaimRules.NOTHING_YET);

    @Test
    void a_virtual_id_is_issued() {
        story.given().when(ISSUE).then(ISSUED);
    }

    @Test
    void issuing_twice_records_one_fact() {
        story.given(ISSUED).when(ISSUE_AGAIN).thenNothing();
    }

    @Test
    void what_is_issued_to_amina_is_not_issued_to_bao_or_under_another_policy() {
        story.given(ISSUED)
                .when(new Issue("v1", "bao", "Perpetual", OTHER_VID, "c2", Optional.empty()))
                .thenRefused(VirtualIdRefusal.ALREADY_ISSUED);
        story.given(ISSUED)
                .when(new Issue("v1", "amina", "Temporary", OTHER_VID, "c2", Optional.empty()))
                .thenRefused(VirtualIdRefusal.ALREADY_ISSUED);
    }

    @Test
    void a_number_is_bound_once() {
        claim.given().when(BIND).then(BOUND);
        claim.given(BOUND).when(BIND).thenNothing();
        claim.given(BOUND).when(new VidClaimCommand.Bind("c1", "v2", "amina")).thenRefused(VirtualIdRefusal.TAKEN);
        claim.given(BOUND).when(new VidClaimCommand.Bind("c1", "v1", "bao")).thenRefused(VirtualIdRefusal.TAKEN);
    }

    @Test
    void the_aggregates_wire_the_same_rules_to_axon() {
        new AggregateTestFixture<>(VirtualId.class)
                .givenNoPriorActivity()
                .when(ISSUE)
                .expectEvents(ISSUED)
                .expectResultMessagePayload(new Vid(VID, "c1"));
        new AggregateTestFixture<>(VirtualId.class)
                .given(ISSUED)
                .when(ISSUE_AGAIN)
                .expectNoEvents()
                .expectResultMessagePayload(new Vid(VID, "c1"));
        new AggregateTestFixture<>(VidClaim.class)
                .givenNoPriorActivity()
                .when(BIND)
                .expectEvents(BOUND);
    }
}
