package org.regesta.saga.registration.stage.issue;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.regesta.command.registration.api.RegistrationCommand.Finish;
import org.regesta.command.registration.api.RegistrationCommand.LinkSubject;
import org.regesta.events.registration.Stage;
import org.regesta.ports.Ledger;
import org.regesta.saga.registration.stage.Dossier;
import org.regesta.saga.registration.stage.Job;
import org.regesta.saga.registration.stage.StageWork;
import org.springframework.stereotype.Component;

/**
 * Issues the identity. Each step asks the registry first what stands already, so that after a crash at any point the
 * next run goes on from there: one subject, one identity, one UIN in effect.
 */
@Component
class IssueStage implements StageWork {

    private static final int SUBJECT_BYTES = 16;

    private final Issuing issuing;
    private final Ledger ledger;
    private final IdentityIssue identities;
    private final VirtualIdIssue virtualIds;
    private final SecureRandom random = new SecureRandom();

    IssueStage(Issuing issuing, Ledger ledger, IdentityIssue identities, VirtualIdIssue virtualIds) {
        this.issuing = issuing;
        this.ledger = ledger;
        this.identities = identities;
        this.virtualIds = virtualIds;
    }

    @Override
    public Stage stage() {
        return Stage.ISSUE;
    }

    @Override
    public Outcome run(Job job) {
        String subject = job.dossier().subject().orElseGet(() -> link(job));
        issuing.bindKeys(job, subject);
        identities.issue(job, subject);
        virtualIds.issuePerpetual(job, subject);
        return new Outcome.Done(new Finish(job.registrationId(), subject));
    }

    /** The subject in effect: another worker may have been faster. */
    private String link(Job job) {
        byte[] drawn = new byte[SUBJECT_BYTES];
        random.nextBytes(drawn);
        String proposed = HexFormat.of().formatHex(drawn);
        issuing.send(job, proposed, "link:" + proposed, new LinkSubject(job.registrationId(), proposed));
        return Dossier.of(ledger, job.registrationId()).subject().orElseThrow();
    }
}
