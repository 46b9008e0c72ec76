package org.regesta.command.partner;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.regesta.command.partner.api.TrustAnchorCommand;
import org.regesta.events.partner.TrustAnchorEvent;

@Aggregate
class TrustAnchor {

    @AggregateIdentifier
    private String stream;

    private TrustAnchorState state = TrustAnchorRules.NOTHING_YET;

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(TrustAnchorCommand.Upload command) {
        append(command);
    }

    @EventSourcingHandler
    void on(TrustAnchorEvent event) {
        stream = TrustAnchorCommand.stream(event.domain(), event.thumbprint());
        state = TrustAnchorRules.evolve(state, event);
    }

    private void append(TrustAnchorCommand command) {
        TrustAnchorRules.decide(command, state).forEach(AggregateLifecycle::apply);
    }
}
