package org.regesta.command.uin;

import java.time.Duration;
import java.time.Instant;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.regesta.command.Story;
import org.regesta.command.uin.api.UinClaimCommand;
import org.regesta.command.uin.api.UinClaimCommand.Bind;
import org.regesta.command.uin.api.UinClaimCommand.Reserve;
import org.regesta.command.uin.api.UinClaimRefusal;
import org.regesta.events.identity.UniquenessAfterErasure;
import org.regesta.events.uin.UinClaimEvent;
import org.regesta.events.uin.UinClaimEvent.Bound;
import org.regesta.events.uin.UinClaimEvent.Reserved;
import org.regesta.ports.Refusal;

class UinClaimRulesTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant ONE = NOON.plus(Duration.ofHours(1));
    private static final String AMINAS_PACKET = "10001100010000120261121120000";
    private static final String BAOS_PACKET = "10001100010000220261121120000";

    private static final UinClaimEvent RESERVED_FOR_AMINA = new Reserved("c1", AMINAS_PACKET, ONE);
    private static final UinClaimEvent BOUND_TO_AMINA = new Bound("c1", "amina");
    private static final Bind BIND_FOR_AMINA = new Bind("c1", AMINAS_PACKET, "amina");

    private final Story<UinClaimCommand, UinClaimState, UinClaimEvent> story =
            new Story<>(UinClaimRules::decide, UinClaimRules::evolve, UinClaimRules.NOTHING_YET);

    private static Reserve reserve(String holder, Instant now) {
        return new Reserve("c1", holder, now, now.plus(Duration.ofHours(1)));
    }

    @Test
    void a_free_number_is_reserved() {
        story.given().when(reserve(AMINAS_PACKET, NOON)).then(RESERVED_FOR_AMINA);
    }

    @Test
    void reserving_twice_records_one_fact() {
        story.given(RESERVED_FOR_AMINA)
                .when(reserve(AMINAS_PACKET, NOON.plusSeconds(5)))
                .thenNothing();
    }

    @Test
    void what_one_holds_another_cannot_have() {
        story.given(RESERVED_FOR_AMINA)
                .when(reserve(BAOS_PACKET, ONE.minusMillis(1)))
                .thenRefused(UinClaimRefusal.TAKEN);
    }

    @Test
    void a_reservation_that_ran_out_is_free_again() {
        story.given(RESERVED_FOR_AMINA)
                .when(reserve(BAOS_PACKET, ONE))
                .then(new Reserved("c1", BAOS_PACKET, ONE.plus(Duration.ofHours(1))));
    }

    @Test
    void a_bound_number_is_never_free_again() {
        story.given(RESERVED_FOR_AMINA, BOUND_TO_AMINA)
                .when(reserve(BAOS_PACKET, NOON.plus(Duration.ofDays(36_500))))
                .thenRefused(UinClaimRefusal.TAKEN);
    }

    @Test
    void the_holder_binds_it() {
        story.given(RESERVED_FOR_AMINA).when(BIND_FOR_AMINA).then(BOUND_TO_AMINA);
    }

    @Test
    void binding_twice_records_one_fact() {
        story.given(RESERVED_FOR_AMINA, BOUND_TO_AMINA).when(BIND_FOR_AMINA).thenNothing();
    }

    @Test
    void nobody_binds_what_they_do_not_hold() {
        story.given().when(BIND_FOR_AMINA).thenRefused(UinClaimRefusal.NOT_RESERVED);
        story.given(RESERVED_FOR_AMINA)
                .when(new Bind("c1", BAOS_PACKET, "bao"))
                .thenRefused(UinClaimRefusal.NOT_RESERVED);
    }

    @Test
    void a_bound_number_is_not_bound_to_another() {
        story.given(RESERVED_FOR_AMINA, BOUND_TO_AMINA)
                .when(new Bind("c1", AMINAS_PACKET, "bao"))
                .thenRefused(UinClaimRefusal.TAKEN);
    }

    @Test
    void the_aggregate_wires_the_same_rule_to_axon() {
        new AggregateTestFixture<>(UinClaim.class)
                .givenNoPriorActivity()
                .when(reserve(AMINAS_PACKET, NOON))
                .expectEvents(RESERVED_FOR_AMINA);
        new AggregateTestFixture<>(UinClaim.class)
                .given(RESERVED_FOR_AMINA)
                .when(BIND_FOR_AMINA)
                .expectEvents(BOUND_TO_AMINA);
        new AggregateTestFixture<>(UinClaim.class)
                .givenNoPriorActivity()
                .when(BIND_FOR_AMINA)
                .expectNoEvents()
                .expectException(Refusal.class);
    }

    @Test
    void the_number_of_someone_erased_is_never_anybodys_again() {
        UinClaimEvent retired = new UinClaimEvent.Retired("c1");
        UinClaimCommand giveUp = new UinClaimCommand.GiveUp("c1", "amina", UniquenessAfterErasure.KEEP_UIN_RETIRED);
        story.given(RESERVED_FOR_AMINA, BOUND_TO_AMINA).when(giveUp).then(retired);
        story.given(RESERVED_FOR_AMINA, BOUND_TO_AMINA, retired).when(giveUp).thenNothing();
        story.given(RESERVED_FOR_AMINA, BOUND_TO_AMINA, retired)
                .when(reserve(BAOS_PACKET, ONE.plusSeconds(1)))
                .thenRefused(UinClaimRefusal.TAKEN);
        story.given(RESERVED_FOR_AMINA, BOUND_TO_AMINA, retired)
                .when(BIND_FOR_AMINA)
                .thenRefused(UinClaimRefusal.TAKEN);
    }

    @Test
    void where_the_policy_forgets_the_number_can_be_drawn_again() {
        UinClaimEvent released = new UinClaimEvent.Released("c1");
        story.given(RESERVED_FOR_AMINA, BOUND_TO_AMINA)
                .when(new UinClaimCommand.GiveUp("c1", "amina", UniquenessAfterErasure.FORGET))
                .then(released);
        story.given(RESERVED_FOR_AMINA, BOUND_TO_AMINA, released)
                .when(reserve(BAOS_PACKET, NOON))
                .then(new Reserved("c1", BAOS_PACKET, ONE));
    }

    @Test
    void nobody_gives_up_what_is_anothers() {
        story.given(RESERVED_FOR_AMINA, BOUND_TO_AMINA)
                .when(new UinClaimCommand.GiveUp("c1", "bao", UniquenessAfterErasure.KEEP_UIN_RETIRED))
                .thenNothing();
    }
}
