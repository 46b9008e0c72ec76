package org.regesta.command.hotlist;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.regesta.command.hotlist.api.HotlistCommand;
import org.regesta.events.hotlist.HotlistEvent;

@Aggregate
class HotlistEntry {

    @AggregateIdentifier
    private String stream;

    private HotlistState state = HotlistRules.NOTHING_YET;

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(HotlistCommand.Block command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(HotlistCommand.Unblock command) {
        append(command);
    }

    @EventSourcingHandler
    void on(HotlistEvent event) {
        stream = "hotlist:" + event.entryId();
        state = HotlistRules.evolve(state, event);
    }

    private void append(HotlistCommand command) {
        HotlistRules.decide(command, state).forEach(AggregateLifecycle::apply);
    }
}
