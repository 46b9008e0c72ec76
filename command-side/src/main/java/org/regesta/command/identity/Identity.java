package org.regesta.command.identity;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.regesta.command.identity.api.IdentityCommand;
import org.regesta.command.identity.api.IdentityCommand.Uin;
import org.regesta.events.identity.IdentityEvent;

@Aggregate
class Identity {

    @AggregateIdentifier
    private String stream;

    private IdentityState state = IdentityRules.NOTHING_YET;

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    Uin handle(IdentityCommand.Issue command) {
        append(command);
        return IdentityRules.answer(state);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(IdentityCommand.VerifyAttributes command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(IdentityCommand.RecordTemplates command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(IdentityCommand.Enrol command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(IdentityCommand.Update command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(IdentityCommand.TakeBack command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(IdentityCommand.TakeHandle command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(IdentityCommand.GiveUpHandle command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(IdentityCommand.LockFactor command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(IdentityCommand.RelockFactor command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(IdentityCommand.UnlockFactor command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(IdentityCommand.SetStatus command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(IdentityCommand.RecordDeath command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(IdentityCommand.RevokeDeath command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(IdentityCommand.RenewKey command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(IdentityCommand.Merge command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(IdentityCommand.Absorb command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(IdentityCommand.Unmerge command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(IdentityCommand.Separate command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(IdentityCommand.Erase command) {
        append(command);
    }

    @EventSourcingHandler
    void on(IdentityEvent event) {
        stream = "identity:" + event.subject();
        state = IdentityRules.evolve(state, event);
    }

    private void append(IdentityCommand command) {
        IdentityRules.decide(command, state).forEach(AggregateLifecycle::apply);
    }
}
