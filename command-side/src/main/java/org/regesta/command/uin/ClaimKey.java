package org.regesta.command.uin;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.regesta.command.uin.api.ClaimKeyCommand;
import org.regesta.command.uin.api.ClaimKeyState;
import org.regesta.events.uin.ClaimKeyEvent;

@Aggregate
class ClaimKey {

    @AggregateIdentifier
    private String stream;

    private ClaimKeyState state = ClaimKeyState.FIRST;

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ClaimKeyCommand.Begin command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ClaimKeyCommand.Finish command) {
        append(command);
    }

    @EventSourcingHandler
    void on(ClaimKeyEvent event) {
        stream = "claimkey:" + event.kind();
        state = state.after(event);
    }

    private void append(ClaimKeyCommand command) {
        ClaimKeyRules.decide(command, state).forEach(AggregateLifecycle::apply);
    }
}
