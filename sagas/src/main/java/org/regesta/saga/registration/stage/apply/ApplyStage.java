package org.regesta.saga.registration.stage.apply;

import org.regesta.command.identity.api.IdentityCommand.SetStatus;
import org.regesta.command.identity.api.IdentityStatus;
import org.regesta.command.registration.api.RegistrationCommand.Finish;
import org.regesta.command.registration.api.RegistrationCommand.LinkSubject;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.Stage;
import org.regesta.ports.Commands;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.Vault;
import org.regesta.saga.registration.stage.Job;
import org.regesta.saga.registration.stage.StageWork;
import org.regesta.saga.registration.stage.validate.NamedPerson;
import org.springframework.stereotype.Component;

/** Sets the status that the packet brought. The registration becomes the person's, and is forgotten with them. */
@Component
class ApplyStage implements StageWork {

    private final NamedPerson named;
    private final Commands commands;
    private final Vault vault;

    ApplyStage(NamedPerson named, Commands commands, Vault vault) {
        this.named = named;
        this.commands = commands;
        this.vault = vault;
    }

    @Override
    public Stage stage() {
        return Stage.APPLY;
    }

    @Override
    public Outcome run(Job job) {
        String rid = job.registrationId();
        String subject = job.dossier().subject().orElseGet(() -> named.of(job));
        commands.send(new LinkSubject(rid, subject), job.about(subject, "link"));
        vault.link(KeyRefs.registration(rid), KeyRefs.subject(subject));
        IdentityStatus status = status(job.dossier().synced().process());
        commands.send(new SetStatus(subject, status, rid), job.about(subject, "status"));
        return new Outcome.Done(new Finish(rid, subject));
    }

    private static IdentityStatus status(Process process) {
        return switch (process) {
            case ACTIVATED, CRVS_DEATH_REVOKED -> IdentityStatus.ACTIVATED;
            case DEACTIVATED, CRVS_DEATH -> IdentityStatus.DEACTIVATED;
            case NEW -> throw new IllegalStateException("whoever is new gets an identity, not a status");
        };
    }
}
