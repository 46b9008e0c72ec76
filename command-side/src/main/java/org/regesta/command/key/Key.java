package org.regesta.command.key;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.regesta.command.key.api.KeyCommand;
import org.regesta.events.key.KeyEvent;

@Aggregate
class Key {

    @AggregateIdentifier
    private String stream;

    private KeyState state = KeyRules.NOTHING_YET;

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(KeyCommand.Record command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(KeyCommand.Revoke command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(KeyCommand.Certify command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(KeyCommand.KeepOther command) {
        append(command);
    }

    @EventSourcingHandler
    void on(KeyEvent event) {
        stream = "key:" + event.applicationId() + "." + event.referenceId();
        state = KeyRules.evolve(state, event);
    }

    private void append(KeyCommand command) {
        KeyRules.decide(command, state).forEach(AggregateLifecycle::apply);
    }
}
