package org.regesta.command.name;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.regesta.command.name.api.NameCommand;
import org.regesta.events.name.NameEvent;

@Aggregate
class Name {

    @AggregateIdentifier
    private String stream;

    private NameState state = NameRules.NOTHING_YET;

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    String handle(NameCommand.Take command) {
        NameRules.decide(command, state).forEach(AggregateLifecycle::apply);
        return NameRules.answer(state);
    }

    @EventSourcingHandler
    void on(NameEvent event) {
        stream = "name:" + event.nameId();
        state = NameRules.evolve(state, event);
    }
}
