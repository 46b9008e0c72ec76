package org.regesta.command.uin;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.regesta.command.uin.api.UinClaimCommand;
import org.regesta.events.uin.UinClaimEvent;

@Aggregate
class UinClaim {

    @AggregateIdentifier
    private String stream;

    private UinClaimState state = UinClaimRules.NOTHING_YET;

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(UinClaimCommand.Reserve command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(UinClaimCommand.Bind command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(UinClaimCommand.Release command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(UinClaimCommand.GiveUp command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(UinClaimCommand.MoveOn command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(UinClaimCommand.Arrive command) {
        append(command);
    }

    @EventSourcingHandler
    void on(UinClaimEvent event) {
        stream = "uinclaim:" + event.claimId();
        state = UinClaimRules.evolve(state, event);
    }

    private void append(UinClaimCommand command) {
        UinClaimRules.decide(command, state).forEach(AggregateLifecycle::apply);
    }
}
