package org.regesta.command.policy;

import java.time.Instant;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.regesta.command.Story;
import org.regesta.command.policy.api.PolicyCommand;
import org.regesta.command.policy.api.PolicyCommand.Draft;
import org.regesta.command.policy.api.PolicyCommand.Publish;
import org.regesta.command.policy.api.PolicyCommand.Redraft;
import org.regesta.command.policy.api.PolicyGroupCommand;
import org.regesta.command.policy.api.PolicyRefusal;
import org.regesta.events.policy.PolicyEvent;
import org.regesta.events.policy.PolicyEvent.Drafted;
import org.regesta.events.policy.PolicyEvent.Published;
import org.regesta.events.policy.PolicyEvent.Redrafted;
import org.regesta.events.policy.PolicyGroupEvent;

class PolicyRulesTest {

    private static final Instant LATER = Instant.parse("2030-01-01T00:00:00Z");

    private static final PolicyGroupCommand CREATE = new PolicyGroupCommand.Create("g1", "banks", "all banks");
    private static final PolicyGroupEvent CREATED = new PolicyGroupEvent.Created("g1", "banks", "all banks");
    private static final Draft DRAFT = new Draft("p1", "g1", "silver", "yes or no", "Auth", "{}");
    private static final PolicyEvent DRAFTED = new Drafted("p1", "g1", "silver", "yes or no", "Auth", "{}");
    private static final Redraft REDRAFT = new Redraft("p1", "g1", "gold", "more", "Auth", "{\"a\":1}");
    private static final PolicyEvent REDRAFTED = new Redrafted("p1", "gold", "more", "{\"a\":1}");
    private static final Publish PUBLISH = new Publish("p1", "g1", LATER);
    private static final PolicyEvent PUBLISHED = new Published("p1", LATER);

    private final Story<PolicyCommand, PolicyState, PolicyEvent> story =
            new Story<>(PolicyRules::decide, PolicyRules::evolve, PolicyRules.NOTHING_YET);
    private final Story<PolicyGroupCommand, PolicyGroupState, PolicyGroupEvent> group =
            new Story<>(PolicyGroupRules::decide, PolicyGroupRules::evolve, PolicyGroupRules.NOTHING_YET);

    @Test
    void a_group_is_created_once() {
        group.given().when(CREATE).then(CREATED);
        group.given(CREATED).when(CREATE).thenRefused(PolicyRefusal.GROUP_NAME_TAKEN);
    }

    @Test
    void a_policy_is_drafted_once() {
        story.given().when(DRAFT).then(DRAFTED);
        story.given(DRAFTED).when(DRAFT).thenRefused(PolicyRefusal.NAME_TAKEN);
        story.given(DRAFTED, PUBLISHED).when(DRAFT).thenRefused(PolicyRefusal.NAME_TAKEN);
    }

    @Test
    void a_published_policy_is_suspended_and_resumed_in_its_group() {
        PolicyCommand suspend = new PolicyCommand.SetActive("p1", "g1", false);
        PolicyEvent suspended = new PolicyEvent.Suspended("p1");
        story.given(DRAFTED, PUBLISHED).when(suspend).then(suspended);
        story.given(DRAFTED, PUBLISHED, suspended).when(suspend).thenNothing();
        story.given(DRAFTED, PUBLISHED, suspended)
                .when(new PolicyCommand.SetActive("p1", "g1", true))
                .then(new PolicyEvent.Resumed("p1"));
        story.given(DRAFTED).when(suspend).thenRefused(PolicyRefusal.NOT_PUBLISHED);
        story.given(DRAFTED, PUBLISHED)
                .when(new PolicyCommand.SetActive("p1", "g2", false))
                .thenRefused(PolicyRefusal.NOT_IN_GROUP);
    }

    @Test
    void a_draft_is_written_anew_in_its_own_group_until_it_is_published() {
        story.given(DRAFTED).when(REDRAFT).then(REDRAFTED);
        story.given(DRAFTED, REDRAFTED).when(PUBLISH).then(PUBLISHED);
        story.given(DRAFTED, PUBLISHED).when(REDRAFT).thenRefused(PolicyRefusal.NO_DRAFT);
        story.given().when(REDRAFT).thenRefused(PolicyRefusal.UNKNOWN);
        story.given(DRAFTED)
                .when(new Redraft("p1", "g2", "gold", "more", "Auth", "{}"))
                .thenRefused(PolicyRefusal.NOT_IN_GROUP);
        story.given(DRAFTED)
                .when(new Redraft("p1", "g1", "gold", "more", "MISP", "{}"))
                .thenRefused(PolicyRefusal.TYPE_NOT_ALLOWED);
    }

    @Test
    void a_draft_is_published_once_in_its_own_group() {
        story.given(DRAFTED).when(PUBLISH).then(PUBLISHED);
        story.given(DRAFTED, PUBLISHED).when(PUBLISH).thenRefused(PolicyRefusal.ALREADY_PUBLISHED);
        story.given().when(PUBLISH).thenRefused(PolicyRefusal.UNKNOWN);
        story.given(DRAFTED).when(new Publish("p1", "g2", LATER)).thenRefused(PolicyRefusal.NOT_IN_GROUP);
        story.given(DRAFTED, PUBLISHED).when(new Publish("p1", "g2", LATER)).thenRefused(PolicyRefusal.NOT_IN_GROUP);
    }

    @Test
    void the_aggregates_wire_the_same_rules_to_axon() {
        new AggregateTestFixture<>(PolicyGroup.class)
                .givenNoPriorActivity()
                .when(CREATE)
                .expectEvents(CREATED);
        new AggregateTestFixture<>(Policy.class)
                .givenNoPriorActivity()
                .when(DRAFT)
                .expectEvents(DRAFTED);
        new AggregateTestFixture<>(Policy.class).given(DRAFTED).when(PUBLISH).expectEvents(PUBLISHED);
    }
}
