package org.regesta.command.masterdata;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.regesta.command.masterdata.api.CentreCommand;
import org.regesta.events.masterdata.CentreEvent;

@Aggregate
class Centre {

    @AggregateIdentifier
    private String stream;

    private CentreState state = CentreRules.NOTHING_YET;

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(CentreCommand.Open command) {
        CentreRules.decide(command, state).forEach(AggregateLifecycle::apply);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(CentreCommand.Decommission command) {
        CentreRules.decide(command, state).forEach(AggregateLifecycle::apply);
    }

    @EventSourcingHandler
    void on(CentreEvent event) {
        stream = "centre:" + event.centreId();
        state = CentreRules.evolve(state, event);
    }
}
