package org.regesta.command.masterdata;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.regesta.command.masterdata.api.MasterListCommand;
import org.regesta.events.masterdata.MasterListEvent;

@Aggregate
class MasterList {

    @AggregateIdentifier
    private String stream;

    private MasterListState state = MasterListRules.EMPTY;

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(MasterListCommand.NameValue command) {
        MasterListRules.decide(command, state).forEach(AggregateLifecycle::apply);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(MasterListCommand.WithdrawValue command) {
        MasterListRules.decide(command, state).forEach(AggregateLifecycle::apply);
    }

    @EventSourcingHandler
    void on(MasterListEvent event) {
        stream = "masterlist:" + event.listId();
        state = MasterListRules.evolve(state, event);
    }
}
