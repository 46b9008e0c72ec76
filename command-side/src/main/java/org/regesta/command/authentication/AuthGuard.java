package org.regesta.command.authentication;

import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.regesta.command.authentication.api.AuthGuardCommand.AskOtp;
import org.regesta.command.authentication.api.AuthGuardCommand.BindKey;
import org.regesta.command.authentication.api.AuthGuardCommand.CountGuesses;
import org.regesta.command.authentication.api.AuthGuardCommand.IssueKycToken;
import org.regesta.command.authentication.api.AuthGuardCommand.ShowSamples;
import org.regesta.command.authentication.api.AuthGuardCommand.Shown;
import org.regesta.command.authentication.api.AuthGuardCommand.SpendKycToken;
import org.regesta.command.authentication.api.AuthGuardCommand.Spent;
import org.regesta.command.authentication.api.AuthGuardCommand.Tried;
import org.regesta.command.authentication.api.AuthGuardCommand.TryOtp;
import org.regesta.command.authentication.api.AuthGuardCommand.Use;
import org.regesta.command.authentication.api.AuthGuardCommand.UseKeyToken;
import org.regesta.command.authentication.api.AuthGuardCommand.UseVid;
import org.regesta.events.authentication.AuthGuardEvent;

/**
 * Guards one person against guessing. Public because its repository stands over the access book, which the server
 * wires; one aggregate has one order, so parallel guesses are counted one by one.
 */
@Aggregate(repository = "authGuardRepository")
public class AuthGuard {

    @AggregateIdentifier
    private String stream;

    private AuthGuardState state = AuthGuardState.NOTHING_YET;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(AskOtp command) {
        AuthGuardRules.decide(command, state).forEach(AggregateLifecycle::apply);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Tried handle(TryOtp command) {
        AuthGuardRules.Trial trial = AuthGuardRules.decide(command, state);
        trial.events().forEach(AggregateLifecycle::apply);
        return trial.tried();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(IssueKycToken command) {
        KycTokenRules.decide(command, state).forEach(AggregateLifecycle::apply);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Spent handle(SpendKycToken command) {
        Spent spent = KycTokenRules.judge(command, state);
        KycTokenRules.decide(command, spent).forEach(AggregateLifecycle::apply);
        return spent;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Use handle(UseVid command) {
        VidUseRules.Verdict verdict = VidUseRules.decide(command, state);
        verdict.events().forEach(AggregateLifecycle::apply);
        return verdict.use();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(BindKey command) {
        KeyBindingRules.decide(command, state).forEach(AggregateLifecycle::apply);
    }

    /** Answers whether this was its first use. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Spent handle(UseKeyToken command) {
        List<AuthGuardEvent> events = KeyBindingRules.decide(command, state);
        events.forEach(AggregateLifecycle::apply);
        return events.isEmpty() ? Spent.BEFORE : Spent.NOW;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Shown handle(ShowSamples command) {
        SampleGuardRules.Verdict verdict = SampleGuardRules.decide(command, state.shown());
        verdict.events().forEach(AggregateLifecycle::apply);
        return verdict.shown();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(CountGuesses command) {
        AggregateLifecycle.apply(AuthGuardRules.decide(command));
    }

    @EventSourcingHandler
    void on(AuthGuardEvent event) {
        stream = "authguard:" + event.subject();
        state = AuthGuardRules.evolve(state, event);
    }
}
