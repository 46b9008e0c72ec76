package org.regesta.saga.registration.stage.apply;

import java.util.List;
import org.regesta.command.credential.api.CredentialCommand;
import org.regesta.command.identity.api.IdentityCommand;
import org.regesta.command.identity.api.IdentityCommand.RecordDeath;
import org.regesta.command.identity.api.IdentityCommand.RevokeDeath;
import org.regesta.command.identity.api.IdentityCommand.SetStatus;
import org.regesta.command.identity.api.IdentityRefusal;
import org.regesta.command.identity.api.IdentityStatus;
import org.regesta.command.identity.api.PacketUpdates;
import org.regesta.command.registration.api.RegistrationCommand.Finish;
import org.regesta.command.registration.api.RegistrationCommand.LinkSubject;
import org.regesta.events.credential.CredentialGround;
import org.regesta.events.credential.CredentialKind;
import org.regesta.events.registration.Fault;
import org.regesta.events.registration.FaultCode;
import org.regesta.events.registration.RegistrationEvent.FoundInvalid;
import org.regesta.events.registration.Stage;
import org.regesta.ports.Commands;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.Refusal;
import org.regesta.ports.Vault;
import org.regesta.saga.registration.stage.Job;
import org.regesta.saga.registration.stage.StageWork;
import org.springframework.stereotype.Component;

/**
 * Does what the packet asks, unless it fits the person no more, who died or was forgotten since it was approved. The
 * registration becomes the person's, and is forgotten with them.
 */
@Component
class ApplyStage implements StageWork {

    private final WhoItIs who;
    private final Commands commands;
    private final Vault vault;
    private final PacketUpdates updates;

    ApplyStage(WhoItIs who, Commands commands, Vault vault, PacketUpdates updates) {
        this.who = who;
        this.commands = commands;
        this.vault = vault;
        this.updates = updates;
    }

    @Override
    public Stage stage() {
        return Stage.APPLY;
    }

    @Override
    public Outcome run(Job job) {
        if (job.dossier().subject().isEmpty()) { // nothing was done in a run before
            List<Fault> overtaken = who.overtaken(job);
            if (!overtaken.isEmpty()) {
                return invalid(overtaken, job);
            }
        }
        try {
            return carriedOut(job);
        } catch (Refusal faster) { // between the look and the deed
            List<Fault> why = faults(faster.code());
            if (why.isEmpty() || job.dossier().wasFinished()) {
                throw faster;
            }
            return invalid(why, job);
        }
    }

    private static Outcome invalid(List<Fault> faults, Job job) {
        return job.found(new FoundInvalid(job.registrationId(), job.attempt(), faults));
    }

    private static List<Fault> faults(Enum<?> refusal) {
        if (!(refusal instanceof IdentityRefusal identitys)) {
            return List.of();
        }
        return switch (identitys) {
            case DECEASED -> List.of(new Fault(FaultCode.REFERENCE, "registrationType"));
            case ERASED, UNKNOWN -> WhoItIs.NOBODY;
            case HANDLE_TAKEN -> List.of(new Fault(FaultCode.HANDLE_TAKEN, "selectedHandles"));
            case ALREADY_ISSUED, EXISTS, UPDATED_TOO_OFTEN, MERGED, DRAFT_UNKNOWN -> List.of(); // none of the packet's
        };
    }

    private Outcome carriedOut(Job job) {
        String rid = job.registrationId();
        String subject = who.standing(job.dossier().subject().orElseGet(() -> who.of(job)));
        commands.send(new LinkSubject(rid, subject), job.about(subject, "link"));
        vault.link(KeyRefs.registration(rid), KeyRefs.subject(subject));
        switch (job.dossier().synced().process()) {
            case ACTIVATED -> set(new SetStatus(subject, IdentityStatus.ACTIVATED, rid), job);
            case DEACTIVATED -> set(new SetStatus(subject, IdentityStatus.DEACTIVATED, rid), job);
            case CRVS_DEATH -> set(new RecordDeath(subject, rid), job);
            case CRVS_DEATH_REVOKED -> set(new RevokeDeath(subject, rid), job);
            case UPDATE, RES_UPDATE -> {
                updates.apply(
                        subject, job.dossier().validated(), job.dossier().templates(), job.about(subject, "update"));
                card(CredentialGround.CHANGED, subject, job);
            }
            case LOST -> {
                who.tell(job, subject);
                card(CredentialGround.LOST, subject, job);
            }
            case RES_REPRINT -> card(CredentialGround.REPRINT, subject, job);
            case NEW, CRVS_NEW -> throw new IllegalStateException("whoever is new is issued an identity");
            case BIOMETRIC_CORRECTION -> throw new IllegalStateException("a correction is a part of another process");
        }
        return new Outcome.Done(new Finish(rid, job.dossier().subject().orElse(subject)));
    }

    private void card(CredentialGround why, String subject, Job job) {
        commands.send(
                new CredentialCommand.Request(subject, job.registrationId(), CredentialKind.CARD, why),
                job.about(subject, "card"));
    }

    private void set(IdentityCommand standing, Job job) {
        commands.send(standing, job.about(standing.subject(), "status"));
    }
}
