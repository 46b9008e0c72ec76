package org.regesta.command.partner;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.regesta.command.partner.api.OidcClientCommand;
import org.regesta.events.partner.OidcClientEvent;

@Aggregate
class OidcClient {

    @AggregateIdentifier
    private String stream;

    private OidcClientState state = OidcClientRules.NOTHING_YET;

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(OidcClientCommand.Register command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(OidcClientCommand.Change command) {
        append(command);
    }

    @EventSourcingHandler
    void on(OidcClientEvent event) {
        stream = "oidcclient:" + event.clientId();
        state = OidcClientRules.evolve(state, event);
    }

    private void append(OidcClientCommand command) {
        OidcClientRules.decide(command, state).forEach(AggregateLifecycle::apply);
    }
}
