package org.regesta.command.officer;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.regesta.command.officer.api.ServiceClientCommand;
import org.regesta.events.officer.ServiceClientEvent;

@Aggregate
class ServiceClient {

    @AggregateIdentifier
    private String stream;

    private ServiceClientState state = ServiceClientRules.NOTHING_YET;

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ServiceClientCommand.Register command) {
        ServiceClientRules.decide(command, state).forEach(AggregateLifecycle::apply);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ServiceClientCommand.MakeSecret command) {
        ServiceClientRules.decide(command, state).forEach(AggregateLifecycle::apply);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ServiceClientCommand.ChangeRoles command) {
        ServiceClientRules.decide(command, state).forEach(AggregateLifecycle::apply);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ServiceClientCommand.Disable command) {
        ServiceClientRules.decide(command, state).forEach(AggregateLifecycle::apply);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ServiceClientCommand.Enable command) {
        ServiceClientRules.decide(command, state).forEach(AggregateLifecycle::apply);
    }

    @EventSourcingHandler
    void on(ServiceClientEvent event) {
        stream = "client:" + event.clientId();
        state = ServiceClientRules.evolve(state, event);
    }
}
