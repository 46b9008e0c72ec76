package org.regesta.command.notification;

import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.regesta.command.notification.api.NotificationCommand.RecordOfficersTold;
import org.regesta.command.notification.api.NotificationCommand.RecordSent;
import org.regesta.events.notification.Milestone;
import org.regesta.events.notification.NotificationEvent.OfficersTold;
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

    @Test
    void that_officers_were_told_is_one_fact_even_if_others_are_in_office_when_it_is_said_again() {
        OfficersTold told =
                new OfficersTold("1-decision-overdue-9", "1", Milestone.DECISION_OVERDUE, "eng", Set.of("sue", "max"));
        new AggregateTestFixture<>(Notification.class)
                .givenNoPriorActivity()
                .when(overdueToldTo("sue", "max"))
                .expectEvents(told);
        new AggregateTestFixture<>(Notification.class)
                .given(told)
                .when(overdueToldTo("sue", "max", "ira"))
                .expectNoEvents();
    }

    private static RecordOfficersTold overdueToldTo(String... officers) {
        return new RecordOfficersTold("1-decision-overdue-9", "1", Milestone.DECISION_OVERDUE, "eng", Set.of(officers));
    }
}
