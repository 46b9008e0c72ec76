package org.regesta.saga.registration.stage.issue;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.regesta.command.credential.api.CredentialCommand;
import org.regesta.command.registration.api.RegistrationCommand.Finish;
import org.regesta.command.registration.api.RegistrationCommand.LinkSubject;
import org.regesta.command.registration.api.Verdict;
import org.regesta.events.credential.CredentialGround;
import org.regesta.events.credential.CredentialKind;
import org.regesta.events.registration.Fault;
import org.regesta.events.registration.RegistrationEvent.FoundInvalid;
import org.regesta.events.registration.Stage;
import org.regesta.saga.registration.stage.Job;
import org.regesta.saga.registration.stage.StageWork;
import org.springframework.stereotype.Component;

/**
 * Issues the identity. Each step asks the registry first what stands already, so that after a crash at any point the
 * next run goes on from there: one subject, one identity, one UIN in effect. Whose handle became another's since the
 * packet was found valid is issued nothing.
 */
@Component
class IssueStage implements StageWork {

    private static final int SUBJECT_BYTES = 16;

    private final Issuing issuing;
    private final HandlesIssue identities;
    private final VirtualIdIssue virtualIds;
    private final TakenBack takenBack;
    private final SecureRandom random = new SecureRandom();

    IssueStage(Issuing issuing, HandlesIssue identities, VirtualIdIssue virtualIds, TakenBack takenBack) {
        this.issuing = issuing;
        this.identities = identities;
        this.virtualIds = virtualIds;
        this.takenBack = takenBack;
    }

    @Override
    public Stage stage() {
        return Stage.ISSUE;
    }

    @Override
    public Outcome run(Job job) {
        Optional<Verdict> overturned = job.dossier().overturned();
        if (overturned.isPresent()) {
            return takenBack.because(overturned.get(), job);
        }
        if (job.dossier().subject().isEmpty()) { // nothing was done in a run before
            List<Fault> overtaken = identities.overtaken(job);
            if (!overtaken.isEmpty()) {
                return invalid(overtaken, job);
            }
        }
        String subject = link(job);
        List<Fault> faster = identities.issue(job, subject);
        if (!faster.isEmpty()) {
            return invalid(faster, job);
        }
        virtualIds.issuePerpetual(job, subject);
        takenBack.undo(job, subject);
        issuing.send(job, subject, "card", card(job, subject));
        return new Outcome.Done(new Finish(job.registrationId(), subject));
    }

    private static Outcome invalid(List<Fault> faults, Job job) {
        return job.found(new FoundInvalid(job.registrationId(), job.attempt(), faults));
    }

    private static CredentialCommand.Request card(Job job, String subject) {
        return new CredentialCommand.Request(
                subject, job.registrationId(), CredentialKind.CARD, CredentialGround.ISSUED);
    }

    /**
     * The subject in effect: another worker may have been faster. Whoever was linked and refused before there was an
     * identity stays the same when it is looked at again.
     */
    private String link(Job job) {
        String proposed = job.dossier().subject().orElseGet(this::newSubject);
        issuing.send(job, proposed, "link:" + proposed, new LinkSubject(job.registrationId(), proposed));
        return issuing.linked(job);
    }

    private String newSubject() {
        byte[] drawn = new byte[SUBJECT_BYTES];
        random.nextBytes(drawn);
        return HexFormat.of().formatHex(drawn);
    }
}
