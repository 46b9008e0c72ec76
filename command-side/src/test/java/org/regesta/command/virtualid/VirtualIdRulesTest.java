package org.regesta.command.virtualid;

import java.time.Instant;
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
import org.regesta.events.virtualid.VidEnd;
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
    void a_virtual_id_is_switched_off_and_on_again() {
        VirtualIdEvent off = new VirtualIdEvent.Deactivated("v1", "amina");
        VirtualIdEvent on = new VirtualIdEvent.Reactivated("v1", "amina");
        story.given(ISSUED).when(new VirtualIdCommand.Deactivate("v1")).then(off);
        story.given(ISSUED, off).when(new VirtualIdCommand.Deactivate("v1")).thenNothing();
        story.given(ISSUED, off).when(new VirtualIdCommand.Reactivate("v1")).then(on);
        story.given(ISSUED).when(new VirtualIdCommand.Reactivate("v1")).thenNothing();
    }

    @Test
    void what_has_ended_never_comes_back_and_keeps_its_reason() {
        VirtualIdEvent revoked = new VirtualIdEvent.Ended("v1", "amina", VidEnd.REVOKED);
        story.given(ISSUED).when(new VirtualIdCommand.End("v1", VidEnd.REVOKED)).then(revoked);
        story.given(ISSUED, revoked)
                .when(new VirtualIdCommand.End("v1", VidEnd.USED))
                .thenNothing();
        story.given(ISSUED, revoked).when(new VirtualIdCommand.Reactivate("v1")).thenRefused(VirtualIdRefusal.ENDED);
        story.given(ISSUED, revoked).when(ISSUE_AGAIN).thenRefused(VirtualIdRefusal.ENDED);
    }

    @Test
    void a_drafted_virtual_id_is_issued_when_its_identity_is() {
        VirtualIdEvent drafted = new VirtualIdEvent.Drafted("v1", "amina", "Perpetual", VID, "c1");
        story.given()
                .when(new VirtualIdCommand.MakeDraft("v1", "amina", "Perpetual", VID, "c1"))
                .then(drafted);
        story.given(drafted).when(ISSUE).then(ISSUED);
        story.given(drafted).when(new VirtualIdCommand.Deactivate("v1")).thenRefused(VirtualIdRefusal.UNKNOWN);
    }

    @Test
    void a_number_is_held_for_a_while_and_never_beyond_its_binding() {
        Instant noon = Instant.parse("2026-11-21T12:00:00Z");
        var held = new VidClaimEvent.Reserved("c1", "the-generator", noon);
        var again = new VidClaimCommand.Reserve("c1", "someone-else", noon, noon.plusSeconds(60));
        claim.given(held)
                .when(new VidClaimCommand.Reserve("c1", "someone-else", noon.minusSeconds(1), noon.plusSeconds(60)))
                .thenRefused(VirtualIdRefusal.TAKEN);
        claim.given(held).when(BIND).thenRefused(VirtualIdRefusal.TAKEN);
        claim.given(held).when(again).then(new VidClaimEvent.Reserved("c1", "someone-else", noon.plusSeconds(60)));
        claim.given(BOUND).when(again).thenRefused(VirtualIdRefusal.TAKEN);
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
