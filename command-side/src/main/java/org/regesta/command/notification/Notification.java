package org.regesta.command.notification;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.regesta.command.notification.api.NotificationCommand;
import org.regesta.events.notification.NotificationEvent;

/** Axon's view of a notification: of a milestone somebody is told once. */
@Aggregate
class Notification {

    @AggregateIdentifier
    private String stream;

    private boolean told;

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(NotificationCommand.RecordSent command) {
        once(new NotificationEvent.Sent(
                command.noticeId(),
                command.registrationId(),
                command.milestone(),
                command.language(),
                command.channels()));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(NotificationCommand.RecordOfficersTold command) {
        once(new NotificationEvent.OfficersTold(
                command.noticeId(),
                command.registrationId(),
                command.milestone(),
                command.language(),
                command.officers()));
    }

    private void once(NotificationEvent event) {
        if (!told) {
            AggregateLifecycle.apply(event);
        }
    }

    @EventSourcingHandler
    void on(NotificationEvent event) {
        stream = "notification:" + event.noticeId();
        told = true;
    }
}
