package org.regesta.command.proposal;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.regesta.command.proposal.ProposalRules.Actor;
import org.regesta.command.proposal.api.ProposalCommand;
import org.regesta.events.Meta;
import org.regesta.events.proposal.ProposalEvent;

@Aggregate
class Proposal {

    @AggregateIdentifier
    private String stream;

    private ProposalState state = ProposalRules.NOTHING_YET;

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(
            ProposalCommand.Propose command,
            @MetaDataValue(value = Meta.ACTOR, required = true) String actor,
            @MetaDataValue(value = Meta.ROLE, required = true) String role) {
        append(command, new Actor(actor, role));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(
            ProposalCommand.Approve command,
            @MetaDataValue(value = Meta.ACTOR, required = true) String actor,
            @MetaDataValue(value = Meta.ROLE, required = true) String role) {
        append(command, new Actor(actor, role));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(
            ProposalCommand.Refuse command,
            @MetaDataValue(value = Meta.ACTOR, required = true) String actor,
            @MetaDataValue(value = Meta.ROLE, required = true) String role) {
        append(command, new Actor(actor, role));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(
            ProposalCommand.Expire command,
            @MetaDataValue(value = Meta.ACTOR, required = true) String actor,
            @MetaDataValue(value = Meta.ROLE, required = true) String role) {
        append(command, new Actor(actor, role));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(
            ProposalCommand.RecordExecution command,
            @MetaDataValue(value = Meta.ACTOR, required = true) String actor,
            @MetaDataValue(value = Meta.ROLE, required = true) String role) {
        append(command, new Actor(actor, role));
    }

    @EventSourcingHandler
    void on(ProposalEvent event) {
        stream = "proposal:" + event.proposalId();
        state = ProposalRules.evolve(state, event);
    }

    private void append(ProposalCommand command, Actor by) {
        ProposalRules.decide(command, by, state).forEach(AggregateLifecycle::apply);
    }
}
