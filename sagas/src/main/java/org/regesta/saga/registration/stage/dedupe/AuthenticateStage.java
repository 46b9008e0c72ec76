package org.regesta.saga.registration.stage.dedupe;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regesta.command.identity.api.Identities;
import org.regesta.events.EvidenceRef;
import org.regesta.events.registration.DocumentRef;
import org.regesta.events.registration.Fault;
import org.regesta.events.registration.FaultCode;
import org.regesta.events.registration.RegistrationEvent.Authenticated;
import org.regesta.events.registration.RegistrationEvent.FoundInvalid;
import org.regesta.events.registration.RegistrationEvent.Validated;
import org.regesta.events.registration.Stage;
import org.regesta.saga.registration.stage.Job;
import org.regesta.saga.registration.stage.StageWork;
import org.regesta.saga.registration.stage.validate.NamedPerson;
import org.springframework.stereotype.Component;

/**
 * Nobody's record is changed but by themselves: a finger in the packet must be one of the person whom it names. Where
 * nothing is enrolled, or they have no finger to show, a human decides.
 */
@Component
class AuthenticateStage implements StageWork {

    private static final String AUTH = "individualAuthBiometrics";
    private static final String OWN = "individualBiometrics";

    private final NamedPerson named;
    private final Identities identities;
    private final OneToOne oneToOne;

    AuthenticateStage(NamedPerson named, Identities identities, OneToOne oneToOne) {
        this.named = named;
        this.identities = identities;
        this.oneToOne = oneToOne;
    }

    @Override
    public Stage stage() {
        return Stage.AUTHENTICATE;
    }

    @Override
    public Outcome run(Job job) {
        String subject = named.of(job);
        Validated packet = job.dossier().validated();
        Optional<EvidenceRef> shown = packet.documents().stream()
                .filter(document -> document.field().equals(AUTH))
                .map(DocumentRef::blob)
                .findFirst()
                .or(packet::biometrics);
        Map<String, byte[]> enrolled = oneToOne.enrolled(subject);
        if (enrolled.isEmpty()) {
            return found(job, subject, Map.of());
        }
        if (shown.isEmpty()) {
            return invalid(job, OWN);
        }
        Map<String, byte[]> taken = oneToOne.taken(shown.get());
        Map<String, Integer> scores = oneToOne.alike(taken, enrolled);
        return scores.isEmpty() && !taken.isEmpty() ? invalid(job, OWN) : found(job, subject, scores);
    }

    private Outcome found(Job job, String subject, Map<String, Integer> scores) {
        String first =
                identities.record(subject).orElseThrow().registrationIds().getFirst();
        return job.found(
                new Authenticated(job.registrationId(), job.attempt(), subject, scores, first, oneToOne.release()));
    }

    private static Outcome invalid(Job job, String where) {
        return job.found(new FoundInvalid(
                job.registrationId(), job.attempt(), List.of(new Fault(FaultCode.NOT_THE_PERSON, where))));
    }
}
