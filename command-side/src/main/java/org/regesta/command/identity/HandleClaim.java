package org.regesta.command.identity;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.regesta.command.identity.api.HandleClaimCommand;
import org.regesta.events.identity.HandleClaimEvent;

@Aggregate
class HandleClaim {

    @AggregateIdentifier
    private String stream;

    private @Nullable String holder;

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(HandleClaimCommand.Bind command) {
        HandleClaimRules.decide(command, holder).forEach(AggregateLifecycle::apply);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(HandleClaimCommand.Release command) {
        HandleClaimRules.decide(command, holder).forEach(AggregateLifecycle::apply);
    }

    @EventSourcingHandler
    void on(HandleClaimEvent event) {
        stream = "handleclaim:" + event.claimId();
        holder = HandleClaimRules.evolve(event);
    }
}
