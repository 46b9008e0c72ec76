package org.regesta.command.partner;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.regesta.command.partner.api.PartnerCommand;
import org.regesta.events.partner.PartnerEvent;

@Aggregate
class Partner {

    @AggregateIdentifier
    private String stream;

    private PartnerState state = PartnerRules.NOTHING_YET;

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(PartnerCommand.Register command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(PartnerCommand.UploadCertificate command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(PartnerCommand.SetActive command) {
        append(command);
    }

    @EventSourcingHandler
    void on(PartnerEvent event) {
        stream = "partner:" + event.partnerId();
        state = PartnerRules.evolve(state, event);
    }

    private void append(PartnerCommand command) {
        PartnerRules.decide(command, state).forEach(AggregateLifecycle::apply);
    }
}
