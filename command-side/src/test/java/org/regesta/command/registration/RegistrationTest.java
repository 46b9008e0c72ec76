package org.regesta.command.registration;

import static org.regesta.command.registration.Amina.*;

import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.regesta.command.registration.api.RegistrationCommand;
import org.regesta.events.Meta;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.ports.Refusal;

class RegistrationTest {

    private final AggregateTestFixture<Registration> registration = new AggregateTestFixture<>(Registration.class);

    @Test
    void the_aggregate_wires_every_command_to_its_rule() {
        for (RegistrationEvent event : WHOLE_LIFE) {
            new AggregateTestFixture<>(Registration.class)
                    .given(WHOLE_LIFE.subList(0, WHOLE_LIFE.indexOf(event)))
                    .when(leadingTo(event), Map.of(Meta.ACTOR, ADE))
                    .expectSuccessfulHandlerExecution()
                    .expectEvents(event);
        }
    }

    @Test
    void linking_answers_with_the_subject_in_effect() {
        registration
                .given(until(LINKED))
                .when(new RegistrationCommand.LinkSubject(RID, "f".repeat(32)))
                .expectNoEvents()
                .expectResultMessagePayload(SUBJECT);
    }

    @Test
    void a_refusal_leaves_no_trace() {
        registration
                .givenNoPriorActivity()
                .when(receive(HASH))
                .expectException(Refusal.class)
                .expectNoEvents();
    }
}
