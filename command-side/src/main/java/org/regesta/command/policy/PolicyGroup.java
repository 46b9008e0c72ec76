package org.regesta.command.policy;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.regesta.command.policy.api.PolicyGroupCommand;
import org.regesta.events.policy.PolicyGroupEvent;

@Aggregate
class PolicyGroup {

    @AggregateIdentifier
    private String stream;

    private PolicyGroupState state = PolicyGroupRules.NOTHING_YET;

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(PolicyGroupCommand.Create command) {
        PolicyGroupRules.decide(command, state).forEach(AggregateLifecycle::apply);
    }

    @EventSourcingHandler
    void on(PolicyGroupEvent event) {
        stream = "policygroup:" + event.groupId();
        state = PolicyGroupRules.evolve(state, event);
    }
}
