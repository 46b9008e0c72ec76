package org.regesta.command.identity;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.regesta.command.identity.IdentityDraftRules.Standing;
import org.regesta.command.identity.api.IdentityDraftCommand;
import org.regesta.events.identity.IdentityDraftEvent;

@Aggregate
class IdentityDraft {

    @AggregateIdentifier
    private String stream;

    private Standing standing = Standing.NONE;

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(IdentityDraftCommand.Start command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(IdentityDraftCommand.Change command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(IdentityDraftCommand.RecordTemplates command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(IdentityDraftCommand.Publish command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(IdentityDraftCommand.Discard command) {
        append(command);
    }

    @EventSourcingHandler
    void on(IdentityDraftEvent event) {
        stream = "identitydraft:" + event.registrationId();
        standing = IdentityDraftRules.evolve(standing, event);
    }

    private void append(IdentityDraftCommand command) {
        IdentityDraftRules.decide(command, standing).forEach(AggregateLifecycle::apply);
    }
}
