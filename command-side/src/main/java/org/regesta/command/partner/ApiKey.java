package org.regesta.command.partner;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.regesta.command.partner.api.ApiKeyCommand;
import org.regesta.events.partner.ApiKeyEvent;

@Aggregate
class ApiKey {

    @AggregateIdentifier
    private String stream;

    private ApiKeyState state = ApiKeyRules.NOTHING_YET;

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ApiKeyCommand.Request command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ApiKeyCommand.Approve command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ApiKeyCommand.Refuse command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ApiKeyCommand.Generate command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ApiKeyCommand.SetActive command) {
        append(command);
    }

    @EventSourcingHandler
    void on(ApiKeyEvent event) {
        stream = "apikey:" + event.mappingId();
        state = ApiKeyRules.evolve(state, event);
    }

    private void append(ApiKeyCommand command) {
        ApiKeyRules.decide(command, state).forEach(AggregateLifecycle::apply);
    }
}
