package org.regesta.command.abis;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.regesta.command.abis.api.AbisCommand;
import org.regesta.events.abis.AbisEvent;

@Aggregate
class AbisReference {

    @AggregateIdentifier
    private String stream;

    private Optional<String> standing = Optional.empty();

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(AbisCommand.Insert command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(AbisCommand.Delete command) {
        append(command);
    }

    @EventSourcingHandler
    void on(AbisEvent event) {
        stream = AbisCommand.stream(event.client(), event.referenceId());
        standing = AbisRules.evolve(event);
    }

    private void append(AbisCommand command) {
        AbisRules.decide(command, standing).forEach(AggregateLifecycle::apply);
    }
}
