package org.regesta.command.policy;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.regesta.command.policy.api.PolicyCommand;
import org.regesta.events.policy.PolicyEvent;

@Aggregate
class Policy {

    @AggregateIdentifier
    private String stream;

    private PolicyState state = PolicyRules.NOTHING_YET;

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(PolicyCommand.Draft command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(PolicyCommand.Redraft command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(PolicyCommand.Publish command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(PolicyCommand.SetActive command) {
        append(command);
    }

    @EventSourcingHandler
    void on(PolicyEvent event) {
        stream = "policy:" + event.policyId();
        state = PolicyRules.evolve(state, event);
    }

    private void append(PolicyCommand command) {
        PolicyRules.decide(command, state).forEach(AggregateLifecycle::apply);
    }
}
