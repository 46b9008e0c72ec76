package org.regesta.command.masterdata;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.regesta.command.Story;
import org.regesta.command.masterdata.api.CentreCommand;
import org.regesta.command.masterdata.api.CentreRefusal;
import org.regesta.command.masterdata.api.IdentitySchemaCommand;
import org.regesta.command.masterdata.api.IdentitySchemaCommand.Draft;
import org.regesta.command.masterdata.api.IdentitySchemaCommand.Publish;
import org.regesta.command.masterdata.api.IdentitySchemaCommand.Redraft;
import org.regesta.command.masterdata.api.IdentitySchemaRefusal;
import org.regesta.command.masterdata.api.MachineCommand;
import org.regesta.command.masterdata.api.MachineRefusal;
import org.regesta.events.masterdata.CentreEvent;
import org.regesta.events.masterdata.IdentitySchemaEvent;
import org.regesta.events.masterdata.IdentitySchemaEvent.Drafted;
import org.regesta.events.masterdata.IdentitySchemaEvent.Published;
import org.regesta.events.masterdata.MachineEvent;

class MasterdataRulesTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private static final CentreCommand OPEN =
            new CentreCommand.Open("10001", Map.of("eng", "North"), Map.of("zoneCode", "N"), Map.of());
    private static final CentreEvent OPENED =
            new CentreEvent.Opened("10001", Map.of("eng", "North"), Map.of("zoneCode", "N"), Map.of());

    private static final MachineCommand REGISTER =
            new MachineCommand.Register("10001", "desk", "10001", "key", "sign", Map.of());
    private static final MachineEvent REGISTERED =
            new MachineEvent.Registered("10001", "desk", "10001", "key", "sign", Map.of());

    private static final Draft DRAFT = new Draft("s1", "Identity", "first", "{}");
    private static final IdentitySchemaEvent DRAFTED = new Drafted("s1", "Identity", "first", "{}");
    private static final Publish PUBLISH = new Publish("s1", "0.1", NOON, NOON);
    private static final IdentitySchemaEvent PUBLISHED = new Published("s1", "0.1", NOON);

    private final Story<CentreCommand, CentreState, CentreEvent> centre =
            new Story<>(CentreRules::decide, CentreRules::evolve, CentreRules.NOTHING_YET);
    private final Story<MachineCommand, MachineState, MachineEvent> machine =
            new Story<>(MachineRules::decide, MachineRules::evolve, MachineRules.NOTHING_YET);
    private final Story<IdentitySchemaCommand, IdentitySchemaState, IdentitySchemaEvent> schema =
            new Story<>(IdentitySchemaRules::decide, IdentitySchemaRules::evolve, IdentitySchemaRules.NOTHING_YET);

    @Test
    void a_centre_is_opened_once() {
        centre.given().when(OPEN).then(OPENED);
        centre.given(OPENED).when(OPEN).thenRefused(CentreRefusal.ALREADY_OPEN);
    }

    @Test
    void a_machine_is_registered_once() {
        machine.given().when(REGISTER).then(REGISTERED);
        machine.given(REGISTERED).when(REGISTER).thenRefused(MachineRefusal.NAME_TAKEN);
    }

    @Test
    void a_centre_is_given_up_once_and_stays_so() {
        CentreCommand up = new CentreCommand.Decommission("10001");
        CentreEvent gone = new CentreEvent.Decommissioned("10001");
        centre.given(OPENED).when(up).then(gone);
        centre.given(OPENED, gone).when(up).thenNothing();
        centre.given(OPENED, gone).when(OPEN).thenRefused(CentreRefusal.ALREADY_OPEN);
        centre.given().when(up).thenRefused(CentreRefusal.UNKNOWN);
        new AggregateTestFixture<>(Centre.class).given(OPENED).when(up).expectEvents(gone);
    }

    @Test
    void a_machine_moves_until_it_is_given_up() {
        MachineCommand move = new MachineCommand.Change("10001", "desk", "10002", "key", "sign", Map.of());
        MachineEvent moved = new MachineEvent.Changed("10001", "desk", "10002", "key", "sign", Map.of());
        MachineCommand up = new MachineCommand.Decommission("10001");
        MachineEvent gone = new MachineEvent.Decommissioned("10001");
        machine.given(REGISTERED).when(move).then(moved);
        machine.given(REGISTERED, moved).when(move).thenNothing();
        machine.given(REGISTERED, moved).when(up).then(gone);
        machine.given(REGISTERED, gone).when(up).thenNothing();
        machine.given(REGISTERED, gone).when(move).thenRefused(MachineRefusal.DECOMMISSIONED);
        machine.given(REGISTERED, gone).when(REGISTER).thenRefused(MachineRefusal.NAME_TAKEN);
        machine.given().when(move).thenRefused(MachineRefusal.UNKNOWN);
        machine.given().when(up).thenRefused(MachineRefusal.UNKNOWN);
        new AggregateTestFixture<>(Machine.class).given(REGISTERED).when(move).expectEvents(moved);
        new AggregateTestFixture<>(Machine.class).given(REGISTERED).when(up).expectEvents(gone);
    }

    @Test
    void a_schema_is_drafted_and_then_published() {
        schema.given().when(DRAFT).then(DRAFTED);
        schema.given(DRAFTED).when(PUBLISH).then(PUBLISHED);
        schema.given().when(PUBLISH).thenRefused(IdentitySchemaRefusal.UNKNOWN);
    }

    @Test
    void drafting_or_publishing_twice_records_one_fact() {
        schema.given(DRAFTED).when(DRAFT).thenNothing();
        schema.given(DRAFTED, PUBLISHED).when(PUBLISH).thenNothing();
    }

    @Test
    void a_draft_is_drafted_otherwise_until_it_is_published_and_never_before_it_is_one() {
        Redraft otherwise = new Redraft("s1", "Identity", "second", "{}");
        Drafted second = new Drafted("s1", "Identity", "second", "{}");
        schema.given().when(otherwise).thenRefused(IdentitySchemaRefusal.UNKNOWN);
        schema.given(DRAFTED).when(otherwise).then(second);
        schema.given(DRAFTED, second).when(otherwise).thenNothing();
        schema.given(DRAFTED, second).when(PUBLISH).then(PUBLISHED);
        schema.given(DRAFTED, PUBLISHED).when(otherwise).thenRefused(IdentitySchemaRefusal.ALREADY_PUBLISHED);
    }

    @Test
    void a_schema_is_what_it_is() {
        schema.given(DRAFTED)
                .when(new Draft("s1", "Identity", "second", "{}"))
                .thenRefused(IdentitySchemaRefusal.ALREADY_DRAFTED);
        schema.given(DRAFTED, PUBLISHED).when(DRAFT).thenRefused(IdentitySchemaRefusal.ALREADY_PUBLISHED);
        schema.given(DRAFTED, PUBLISHED)
                .when(new Publish("s1", "0.2", NOON, NOON))
                .thenRefused(IdentitySchemaRefusal.ALREADY_PUBLISHED);
    }

    @Test
    void a_schema_does_not_take_effect_in_the_past_but_clocks_may_differ() {
        Instant fiveMinutesAgo = NOON.minus(Duration.ofMinutes(5));
        schema.given(DRAFTED)
                .when(new Publish("s1", "0.1", fiveMinutesAgo, NOON))
                .then(new Published("s1", "0.1", fiveMinutesAgo));
        schema.given(DRAFTED)
                .when(new Publish("s1", "0.1", fiveMinutesAgo.minusMillis(1), NOON))
                .thenRefused(IdentitySchemaRefusal.EFFECTIVE_IN_THE_PAST);
    }

    @Test
    void the_aggregates_wire_the_same_rules_to_axon() {
        new AggregateTestFixture<>(Centre.class)
                .givenNoPriorActivity()
                .when(OPEN)
                .expectEvents(OPENED);
        new AggregateTestFixture<>(Machine.class)
                .givenNoPriorActivity()
                .when(REGISTER)
                .expectEvents(REGISTERED);
        new AggregateTestFixture<>(IdentitySchema.class)
                .givenNoPriorActivity()
                .when(DRAFT)
                .expectEvents(DRAFTED);
        new AggregateTestFixture<>(IdentitySchema.class)
                .given(DRAFTED)
                .when(PUBLISH)
                .expectEvents(PUBLISHED);
    }
}
