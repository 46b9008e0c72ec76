package org.regesta.command.registration;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.regesta.command.registration.api.RegistrationCommand;
import org.regesta.command.registration.api.RegistrationCommand.Adjudicate;
import org.regesta.command.registration.api.RegistrationCommand.AnnounceInformation;
import org.regesta.command.registration.api.RegistrationCommand.Approve;
import org.regesta.command.registration.api.RegistrationCommand.AskAdjudication;
import org.regesta.command.registration.api.RegistrationCommand.AskInformation;
import org.regesta.command.registration.api.RegistrationCommand.AskStage;
import org.regesta.command.registration.api.RegistrationCommand.Begin;
import org.regesta.command.registration.api.RegistrationCommand.ClaimCase;
import org.regesta.command.registration.api.RegistrationCommand.DeclareVoid;
import org.regesta.command.registration.api.RegistrationCommand.Deposit;
import org.regesta.command.registration.api.RegistrationCommand.EndClaim;
import org.regesta.command.registration.api.RegistrationCommand.EndRetention;
import org.regesta.command.registration.api.RegistrationCommand.Escalate;
import org.regesta.command.registration.api.RegistrationCommand.Finish;
import org.regesta.command.registration.api.RegistrationCommand.LinkSubject;
import org.regesta.command.registration.api.RegistrationCommand.ReceiveInformation;
import org.regesta.command.registration.api.RegistrationCommand.ReceivePacket;
import org.regesta.command.registration.api.RegistrationCommand.RecordFinding;
import org.regesta.command.registration.api.RegistrationCommand.RecordKeysDestroyed;
import org.regesta.command.registration.api.RegistrationCommand.RefuseUpload;
import org.regesta.command.registration.api.RegistrationCommand.Reject;
import org.regesta.command.registration.api.RegistrationCommand.ReleaseCase;
import org.regesta.command.registration.api.RegistrationCommand.Reopen;
import org.regesta.command.registration.api.RegistrationCommand.Restart;
import org.regesta.command.registration.api.RegistrationCommand.Stop;
import org.regesta.command.registration.api.RegistrationCommand.Sync;
import org.regesta.command.registration.api.RegistrationCommand.TakeCaseAway;
import org.regesta.events.Meta;
import org.regesta.events.registration.RegistrationEvent;

/** Axon's view of a registration: loads, asks the rules, appends. */
@Aggregate
class Registration {

    @AggregateIdentifier
    private String stream;

    private static final String NOBODY = "";

    private RegistrationState state = RegistrationState.NOTHING_YET;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(Sync command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(Deposit command, @MetaDataValue(value = Meta.ACTOR, required = true) String actor) {
        append(command, actor);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(Begin command, @MetaDataValue(value = Meta.ACTOR, required = true) String actor) {
        append(command, actor);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RefuseUpload command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ReceivePacket command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(AskInformation command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(AnnounceInformation command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ReceiveInformation command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(AskStage command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(Restart command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RecordFinding command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(AskAdjudication command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ClaimCase command, @MetaDataValue(value = Meta.ACTOR, required = true) String actor) {
        append(command, actor);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ReleaseCase command, @MetaDataValue(value = Meta.ACTOR, required = true) String actor) {
        append(command, actor);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(TakeCaseAway command, @MetaDataValue(value = Meta.ACTOR, required = true) String actor) {
        append(command, actor);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(EndClaim command, @MetaDataValue(value = Meta.ACTOR, required = true) String actor) {
        append(command, actor);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(Escalate command, @MetaDataValue(value = Meta.ACTOR, required = true) String actor) {
        append(command, actor);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(Adjudicate command, @MetaDataValue(value = Meta.ACTOR, required = true) String actor) {
        append(command, actor);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(Reopen command, @MetaDataValue(value = Meta.ACTOR, required = true) String actor) {
        append(command, actor);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(DeclareVoid command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(Approve command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(Reject command) {
        append(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(Stop command, @MetaDataValue(value = Meta.ACTOR, required = true) String actor) {
        append(command, actor);
    }

    /** Answers with the subject in effect. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    String handle(LinkSubject command) {
        append(command);
        return RegistrationRules.subject(state).orElseThrow(); // linked just now, or before
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(Finish command) {
        append(command);
    }

    /** What happened since somebody looked is life: then nothing is ended. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(EndRetention command) {
        Long newest = AggregateLifecycle.getVersion();
        if (newest == null || newest == command.newest()) {
            append(command);
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RecordKeysDestroyed command) {
        append(command);
    }

    @EventSourcingHandler
    void on(RegistrationEvent event, @MetaDataValue(Meta.ACTOR) @Nullable String actor) {
        stream = "registration:" + event.registrationId();
        state = RegistrationHistory.evolve(state, event, actor == null ? NOBODY : actor);
    }

    private void append(RegistrationCommand command) {
        append(command, NOBODY); // whoever asks, the answer is the same
    }

    private void append(RegistrationCommand command, String actor) {
        RegistrationRules.decide(command, actor, state).forEach(AggregateLifecycle::apply);
    }
}
