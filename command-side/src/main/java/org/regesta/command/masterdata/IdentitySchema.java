package org.regesta.command.masterdata;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.regesta.command.masterdata.api.IdentitySchemaCommand;
import org.regesta.events.masterdata.IdentitySchemaEvent;

@Aggregate
class IdentitySchema {

    @AggregateIdentifier
    private String stream;

    private IdentitySchemaState state = IdentitySchemaRules.NOTHING_YET;

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(IdentitySchemaCommand.Draft command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(IdentitySchemaCommand.Redraft command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(IdentitySchemaCommand.Publish command) {
        append(command);
    }

    @EventSourcingHandler
    void on(IdentitySchemaEvent event) {
        stream = "idschema:" + event.schemaId();
        state = IdentitySchemaRules.evolve(state, event);
    }

    private void append(IdentitySchemaCommand command) {
        IdentitySchemaRules.decide(command, state).forEach(AggregateLifecycle::apply);
    }
}
