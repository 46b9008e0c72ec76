package org.regesta.command.masterdata;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.regesta.command.masterdata.api.MachineCommand;
import org.regesta.events.masterdata.MachineEvent;

@Aggregate
class Machine {

    @AggregateIdentifier
    private String stream;

    private MachineState state = MachineRules.NOTHING_YET;

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(MachineCommand.Register command) {
        MachineRules.decide(command, state).forEach(AggregateLifecycle::apply);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(MachineCommand.Change command) {
        MachineRules.decide(command, state).forEach(AggregateLifecycle::apply);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(MachineCommand.Decommission command) {
        MachineRules.decide(command, state).forEach(AggregateLifecycle::apply);
    }

    @EventSourcingHandler
    void on(MachineEvent event) {
        stream = "machine:" + event.machineId();
        state = MachineRules.evolve(state, event);
    }
}
