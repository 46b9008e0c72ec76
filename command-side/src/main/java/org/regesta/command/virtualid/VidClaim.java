package org.regesta.command.virtualid;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.regesta.command.virtualid.api.VidClaimCommand;
import org.regesta.events.virtualid.VidClaimEvent;

@Aggregate
class VidClaim {

    @AggregateIdentifier
    private String stream;

    private VidClaimState state = VidClaimRules.NOTHING_YET;

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(VidClaimCommand.Bind command) {
        VidClaimRules.decide(command, state).forEach(AggregateLifecycle::apply);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(VidClaimCommand.Reserve command) {
        VidClaimRules.decide(command, state).forEach(AggregateLifecycle::apply);
    }

    @EventSourcingHandler
    void on(VidClaimEvent event) {
        stream = "vidclaim:" + event.claimId();
        state = VidClaimRules.evolve(state, event);
    }
}
