package org.regesta.command.notification;

import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.regesta.command.notification.api.NotificationCommand.RecordSent;
import org.regesta.events.notification.Milestone;
import org.regesta.events.notification.NotificationEvent.Sent;

class NotificationTest {

    private static final RecordSent TOLD =
            new RecordSent("1-received", "1", Milestone.RECEIVED, "eng", Set.of("PHONE"));
    private static final Sent SENT = new Sent("1-received", "1", Milestone.RECEIVED, "eng", Set.of("PHONE"));

    @Test
    void that_somebody_was_told_is_one_fact_however_often_it_is_said() {
        new AggregateTestFixture<>(Notification.class)
                .givenNoPriorActivity()
                .when(TOLD)
                .expectEvents(SENT);
        new AggregateTestFixture<>(Notification.class).given(SENT).when(TOLD).expectNoEvents();
    }
}
