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

    private boolean sent;

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(NotificationCommand.RecordSent command) {
        if (!sent) {
            AggregateLifecycle.apply(new NotificationEvent.Sent(
                    command.noticeId(),
                    command.registrationId(),
                    command.milestone(),
                    command.language(),
                    command.channels()));
        }
    }

    @EventSourcingHandler
    void on(NotificationEvent event) {
        stream = "notification:" + event.noticeId();
        sent = true;
    }
}
