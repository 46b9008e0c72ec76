package org.regesta.command.masterdata;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.regesta.command.masterdata.api.TitleCommand;
import org.regesta.events.masterdata.TitleEvent;

@Aggregate
class Title {

    @AggregateIdentifier
    private String stream;

    private String name = TitleRules.NAMELESS;

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(TitleCommand.Name command) {
        TitleRules.decide(command, name).forEach(AggregateLifecycle::apply);
    }

    @EventSourcingHandler
    void on(TitleEvent event) {
        stream = "title:" + event.titleId();
        name = TitleRules.evolve(event);
    }
}
