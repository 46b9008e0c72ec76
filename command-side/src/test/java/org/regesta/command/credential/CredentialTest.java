package org.regesta.command.credential;

import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.regesta.command.credential.api.CredentialCommand.Request;
import org.regesta.events.credential.CredentialEvent.Requested;
import org.regesta.events.credential.CredentialGround;
import org.regesta.events.credential.CredentialKind;

class CredentialTest {

    private static final Request ASKED = new Request("amina", "1", CredentialKind.CARD, CredentialGround.REPRINT);
    private static final Requested REQUESTED =
            new Requested("1-card", "amina", "1", CredentialKind.CARD, CredentialGround.REPRINT);

    @Test
    void a_card_is_asked_for_once_however_often_the_stage_is_done() {
        new AggregateTestFixture<>(Credential.class)
                .givenNoPriorActivity()
                .when(ASKED)
                .expectEvents(REQUESTED);
        new AggregateTestFixture<>(Credential.class)
                .given(REQUESTED)
                .when(ASKED)
                .expectNoEvents();
    }
}
