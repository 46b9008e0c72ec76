package org.regesta.saga.registration.stage.issue;

import java.util.Optional;
import org.regesta.command.identity.api.IdentityCommand.SetStatus;
import org.regesta.command.identity.api.IdentityRefusal;
import org.regesta.command.identity.api.IdentityStatus;
import org.regesta.command.registration.api.RegistrationCommand.Reject;
import org.regesta.command.registration.api.Verdict;
import org.regesta.events.Book;
import org.regesta.events.identity.IdentityEvent.Blocked;
import org.regesta.events.identity.IdentityEvent.Deactivated;
import org.regesta.events.identity.IdentityEvent.Reactivated;
import org.regesta.ports.Commands;
import org.regesta.ports.Ledger;
import org.regesta.ports.Refusal;
import org.regesta.saga.registration.stage.Job;
import org.regesta.saga.registration.stage.StageWork.Outcome;
import org.springframework.stereotype.Component;

/**
 * An identity that should not have been made rests from the moment that is found: nothing of it is deleted, and should
 * the finding be wrong too, it lives on with the numbers it had.
 */
@Component
class TakenBack {

    private final Commands commands;
    private final Ledger ledger;

    TakenBack(Commands commands, Ledger ledger) {
        this.commands = commands;
        this.ledger = ledger;
    }

    Outcome because(Verdict verdict, Job job) {
        job.dossier().subject().ifPresent(subject -> set(IdentityStatus.DEACTIVATED, job, subject));
        return new Outcome.Done(
                new Reject(job.registrationId(), verdict.ground().orElseThrow(), verdict.duplicateOf()));
    }

    /** It was right after all; what else made the person rest is left as it is. */
    void undo(Job job, String subject) {
        Optional<Object> newest = ledger.stream(Book.REGISTRY, "identity:" + subject).reversed().stream()
                .map(recorded -> recorded.payload())
                .filter(event ->
                        event instanceof Blocked || event instanceof Deactivated || event instanceof Reactivated)
                .findFirst();
        boolean restsForThis = newest.filter(event -> event instanceof Deactivated deactivated
                        && deactivated.registrationId().equals(job.registrationId()))
                .isPresent();
        if (restsForThis) {
            set(IdentityStatus.ACTIVATED, job, subject);
        }
    }

    private void set(IdentityStatus status, Job job, String subject) {
        try {
            commands.send(
                    new SetStatus(subject, status, job.registrationId()), job.about(subject, "decided-anew:" + status));
        } catch (Refusal no) {
            if (no.code() != IdentityRefusal.ERASED && no.code() != IdentityRefusal.DECEASED) {
                throw no;
            }
        }
    }
}
