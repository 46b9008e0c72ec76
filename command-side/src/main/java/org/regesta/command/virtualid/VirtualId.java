package org.regesta.command.virtualid;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.regesta.command.virtualid.api.VirtualIdCommand;
import org.regesta.command.virtualid.api.VirtualIdCommand.Vid;
import org.regesta.events.virtualid.VirtualIdEvent;

@Aggregate
class VirtualId {

    @AggregateIdentifier
    private String stream;

    private VirtualIdState state = VirtualIdRules.NOTHING_YET;

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    Vid handle(VirtualIdCommand.Issue command) {
        append(command);
        return VirtualIdRules.answer(state);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    Vid handle(VirtualIdCommand.MakeDraft command) {
        append(command);
        return VirtualIdRules.answer(state);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(VirtualIdCommand.Deactivate command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(VirtualIdCommand.Reactivate command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(VirtualIdCommand.End command) {
        append(command);
    }

    @EventSourcingHandler
    void on(VirtualIdEvent event) {
        stream = "virtualid:" + event.vidId();
        state = VirtualIdRules.evolve(state, event);
    }

    private void append(VirtualIdCommand command) {
        VirtualIdRules.decide(command, state).forEach(AggregateLifecycle::apply);
    }
}
