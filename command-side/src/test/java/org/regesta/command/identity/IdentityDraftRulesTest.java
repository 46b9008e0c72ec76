package org.regesta.command.identity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.regesta.command.Story;
import org.regesta.command.identity.IdentityDraftRules.Standing;
import org.regesta.command.identity.api.IdentityDraftCommand;
import org.regesta.command.identity.api.IdentityDraftCommand.Discard;
import org.regesta.command.identity.api.IdentityDraftCommand.Publish;
import org.regesta.command.identity.api.IdentityDraftCommand.Start;
import org.regesta.command.identity.api.IdentityRefusal;
import org.regesta.events.Sealed;
import org.regesta.events.identity.IdentityDraftEvent;
import org.regesta.events.identity.IdentityDraftEvent.Discarded;
import org.regesta.events.identity.IdentityDraftEvent.Published;
import org.regesta.events.identity.IdentityDraftEvent.Started;

class IdentityDraftRulesTest {

    private static final String RID = "10001100010000120261121120000";
    private static final Sealed UIN = new Sealed("registration:" + RID + ".1", "uin", "a".repeat(64));
    private static final Start START = new Start(RID, "amina", false, UIN, "c1");
    private static final IdentityDraftEvent STARTED = new Started(RID, "amina", false, UIN, "c1");

    private final Story<IdentityDraftCommand, Standing, IdentityDraftEvent> story =
            new Story<>(IdentityDraftRules::decide, IdentityDraftRules::evolve, Standing.NONE);

    @Test
    void one_registration_has_one_draft_at_a_time() {
        story.given().when(START).then(STARTED);
        story.given(STARTED).when(START).thenRefused(IdentityRefusal.EXISTS);
        story.given(STARTED, new Discarded(RID)).when(START).then(STARTED);
    }

    @Test
    void what_was_published_or_discarded_is_over() {
        story.given(STARTED, new Published(RID, "amina"))
                .when(new Publish(RID, "amina"))
                .thenRefused(IdentityRefusal.DRAFT_UNKNOWN);
        story.given(STARTED, new Published(RID, "amina")).when(START).thenRefused(IdentityRefusal.EXISTS);
        story.given(STARTED, new Discarded(RID)).when(new Discard(RID)).thenRefused(IdentityRefusal.DRAFT_UNKNOWN);
        story.given().when(new Discard(RID)).thenRefused(IdentityRefusal.DRAFT_UNKNOWN);
    }

    @Test
    void the_aggregate_wires_the_same_rule_to_axon() {
        new AggregateTestFixture<>(IdentityDraft.class)
                .givenNoPriorActivity()
                .when(START)
                .expectEvents(STARTED);
        new AggregateTestFixture<>(IdentityDraft.class)
                .given(STARTED)
                .when(new IdentityDraftCommand.Change(
                        RID, Optional.of("0.1"), Map.of(), Set.of(), List.of(), Optional.empty(), Set.of()))
                .expectEvents(new IdentityDraftEvent.Changed(
                        RID, Optional.of("0.1"), Map.of(), Set.of(), List.of(), Optional.empty(), Set.of()));
    }
}
