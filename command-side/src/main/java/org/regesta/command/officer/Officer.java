package org.regesta.command.officer;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.regesta.command.officer.api.OfficerCommand;
import org.regesta.command.officer.api.OfficerCommand.SignIn;
import org.regesta.events.officer.OfficerEvent;

@Aggregate
class Officer {

    @AggregateIdentifier
    private String stream;

    private OfficeState state = OfficerRules.NOTHING_YET;

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(OfficerCommand.Appoint command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(OfficerCommand.MakeSignInLink command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(OfficerCommand.UseSignInLink command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(OfficerCommand.EnrolTotp command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(OfficerCommand.ChangeRoles command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(OfficerCommand.NamePerson command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(OfficerCommand.Disable command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(OfficerCommand.Enable command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    SignIn handle(OfficerCommand.RecordSignIn command) {
        return OfficerRules.answer(append(command));
    }

    @EventSourcingHandler
    void on(OfficerEvent event) {
        stream = "officer:" + event.officerId();
        state = OfficerRules.evolve(state, event);
    }

    private List<OfficerEvent> append(OfficerCommand command) {
        List<OfficerEvent> decided = OfficerRules.decide(command, state);
        decided.forEach(AggregateLifecycle::apply);
        return decided;
    }
}
