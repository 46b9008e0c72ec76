package org.regesta.command.credential;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.regesta.command.credential.api.CredentialCommand;
import org.regesta.events.credential.CredentialEvent;

/** Axon's view of a credential. */
@Aggregate
class Credential {

    @AggregateIdentifier
    private String stream;

    private boolean requested;

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(CredentialCommand.Request command) {
        if (!requested) { // a registration is finished once, and asks for one card
            AggregateLifecycle.apply(new CredentialEvent.Requested(
                    command.requestId(),
                    command.subject(),
                    command.registrationId(),
                    command.kind(),
                    command.ground()));
        }
    }

    @EventSourcingHandler
    void on(CredentialEvent event) {
        stream = "credential:" + event.requestId();
        requested = true;
    }
}
