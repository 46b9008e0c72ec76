package org.regesta.command.partner;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.regesta.command.partner.api.MispLicenceCommand;
import org.regesta.events.partner.MispLicenceEvent;

@Aggregate
class MispLicence {

    @AggregateIdentifier
    private String stream;

    private MispLicenceState state = MispLicenceRules.NOTHING_YET;

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(MispLicenceCommand.Grant command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(MispLicenceCommand.SetActive command) {
        append(command);
    }

    @EventSourcingHandler
    void on(MispLicenceEvent event) {
        stream = "misp:" + event.partnerId();
        state = MispLicenceRules.evolve(state, event);
    }

    private void append(MispLicenceCommand command) {
        MispLicenceRules.decide(command, state).forEach(AggregateLifecycle::apply);
    }
}
