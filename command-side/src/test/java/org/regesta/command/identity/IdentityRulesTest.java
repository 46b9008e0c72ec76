package org.regesta.command.identity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.regesta.command.Story;
import org.regesta.command.identity.api.IdentityCommand;
import org.regesta.command.identity.api.IdentityCommand.Issue;
import org.regesta.command.identity.api.IdentityCommand.Uin;
import org.regesta.command.identity.api.IdentityRefusal;
import org.regesta.events.AgeGroup;
import org.regesta.events.Sealed;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.events.identity.IdentityEvent.Issued;

class IdentityRulesTest {

    private static final String AMINAS_PACKET = "10001100010000120261121120000";
    private static final Sealed UIN = new Sealed("subject:amina", "first", "a".repeat(64));
    private static final Sealed OTHER_UIN = new Sealed("subject:amina", "second", "b".repeat(64));
    private static final Map<String, Sealed> ATTRIBUTES =
            Map.of("fullName", new Sealed("registration:" + AMINAS_PACKET, "name", "c".repeat(64)));

    private static final Issued AMINA_ISSUED = new Issued(
            "amina",
            AMINAS_PACKET,
            "0.1",
            ATTRIBUTES,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            AgeGroup.ADULT,
            UIN,
            "c1");

    private final Story<IdentityCommand, IdentityState, IdentityEvent> story =
            new Story<>(IdentityRules::decide, IdentityRules::evolve, IdentityRules.NOTHING_YET);

    private static Issue issue(String registrationId, Sealed uin, String claim) {
        return new Issue(
                "amina",
                registrationId,
                "0.1",
                ATTRIBUTES,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                AgeGroup.ADULT,
                uin,
                claim);
    }

    @Test
    void an_identity_begins() {
        story.given().when(issue(AMINAS_PACKET, UIN, "c1")).then(AMINA_ISSUED);
    }

    @Test
    void issuing_twice_from_one_registration_records_one_fact() {
        story.given(AMINA_ISSUED).when(issue(AMINAS_PACKET, OTHER_UIN, "c2")).thenNothing();
    }

    @Test
    void a_living_identity_is_not_issued_from_another_registration() {
        story.given(AMINA_ISSUED)
                .when(issue("10001100010000220261121120000", UIN, "c1"))
                .thenRefused(IdentityRefusal.ALREADY_ISSUED);
    }

    @Test
    void the_aggregate_wires_the_same_rule_to_axon_and_answers_with_the_uin_in_effect() {
        new AggregateTestFixture<>(Identity.class)
                .givenNoPriorActivity()
                .when(issue(AMINAS_PACKET, UIN, "c1"))
                .expectEvents(AMINA_ISSUED)
                .expectResultMessagePayload(new Uin(UIN, "c1"));
        new AggregateTestFixture<>(Identity.class)
                .given(AMINA_ISSUED)
                .when(issue(AMINAS_PACKET, OTHER_UIN, "c2"))
                .expectNoEvents()
                .expectResultMessagePayload(new Uin(UIN, "c1"));
    }
}
