package org.regesta.command.name;

import static org.assertj.core.api.Assertions.assertThat;

import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.regesta.command.House;
import org.regesta.command.Story;
import org.regesta.command.name.api.NameCommand;
import org.regesta.command.name.api.NameCommand.Take;
import org.regesta.command.name.api.Names;
import org.regesta.events.Book;
import org.regesta.events.name.NameEvent;
import org.regesta.events.name.NameEvent.Taken;

class NamesTest {

    private static final Names.Register POLICIES = new Names.Register("policy", "group-1");
    private static final NameEvent TAKEN = new Taken("n", "policy", "silver", "p1");

    private final Story<NameCommand, NameState, NameEvent> story =
            new Story<>(NameRules::decide, NameRules::evolve, NameRules.NOTHING_YET);

    @Test
    void the_first_who_asks_has_it_and_nobody_after() {
        story.given().when(new Take("n", "policy", "silver", "p1")).then(TAKEN);
        story.given(TAKEN).when(new Take("n", "policy", "silver", "p2")).thenNothing();
    }

    @Test
    void the_aggregate_answers_with_who_has_it() {
        new AggregateTestFixture<>(Name.class)
                .givenNoPriorActivity()
                .when(new Take("n", "policy", "silver", "p1"))
                .expectEvents(TAKEN)
                .expectResultMessagePayload("p1");
        new AggregateTestFixture<>(Name.class)
                .given(TAKEN)
                .when(new Take("n", "policy", "silver", "p2"))
                .expectNoEvents()
                .expectResultMessagePayload("p1");
    }

    @Test
    void a_name_stands_once_in_its_register() {
        House house = new House(Name.class);
        Names names = new Names(house, house.ledger);
        assertThat(names.holder(POLICIES, "silver")).isEmpty();
        assertThat(names.take(POLICIES, "silver", "p1", house.attribution("x"))).isEqualTo("p1");
        assertThat(names.take(POLICIES, "silver", "p2", house.attribution("x"))).isEqualTo("p1");
        assertThat(names.take(new Names.Register("policy", "group-2"), "silver", "p2", house.attribution("x")))
                .isEqualTo("p2");
        assertThat(names.holder(POLICIES, "silver")).contains("p1");
        assertThat(house.ledger.all(Book.REGISTRY)).hasSize(2);
    }
}
