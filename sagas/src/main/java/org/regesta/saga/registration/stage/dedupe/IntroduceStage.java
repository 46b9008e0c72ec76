package org.regesta.saga.registration.stage.dedupe;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regesta.command.identity.api.Identities;
import org.regesta.command.registration.api.Routes;
import org.regesta.events.AgeGroup;
import org.regesta.events.registration.DocumentRef;
import org.regesta.events.registration.Fault;
import org.regesta.events.registration.FaultCode;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RegistrationEvent.FoundInvalid;
import org.regesta.events.registration.RegistrationEvent.IntroducerFound;
import org.regesta.events.registration.Stage;
import org.regesta.saga.registration.stage.Job;
import org.regesta.saga.registration.stage.StageWork;
import org.regesta.saga.registration.stage.dedupe.Introducers.Found;
import org.regesta.saga.registration.stage.validate.NamedPerson;
import org.springframework.stereotype.Component;

/**
 * Finds who answers for a child: an adult who lives in the registry and, in the field, shows a finger of theirs. While
 * their own packet is under way the child's waits.
 */
@Component
class IntroduceStage implements StageWork {

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);
    private static final String BIOMETRICS = "introducerBiometrics";

    private final Introducers introducers;
    private final NamedPerson people;
    private final Identities identities;
    private final OneToOne oneToOne;

    IntroduceStage(Introducers introducers, NamedPerson people, Identities identities, OneToOne oneToOne) {
        this.introducers = introducers;
        this.people = people;
        this.identities = identities;
        this.oneToOne = oneToOne;
    }

    @Override
    public Stage stage() {
        return Stage.INTRODUCE;
    }

    @Override
    public Outcome run(Job job) {
        return switch (introducers.of(job)) {
            case Found.UnderWay _ -> new Outcome.NotYet(LOOK_AGAIN);
            case Found.Rejected _ -> invalid(job, FaultCode.INTRODUCER_REJECTED, Routes.INTRODUCER_RID);
            case Found.Nobody(String field) -> invalid(job, FaultCode.INTRODUCER, field);
            case Found.Somebody(String subject, String field) -> judge(job, subject, field);
        };
    }

    private Outcome judge(Job job, String subject, String field) {
        boolean adult = identities
                .record(subject)
                .filter(record -> record.ageGroup() == AgeGroup.ADULT)
                .isPresent();
        if (!adult || !people.isActive(subject)) {
            return invalid(job, FaultCode.INTRODUCER, field);
        }
        Map<String, byte[]> enrolled = oneToOne.enrolled(subject);
        Optional<DocumentRef> shown = job.dossier().validated().documents().stream()
                .filter(document -> document.field().equals(BIOMETRICS))
                .findFirst();
        if (enrolled.isEmpty() || (shown.isEmpty() && job.dossier().synced().process() == Process.CRVS_NEW)) {
            return found(job, subject, Map.of());
        }
        Map<String, Integer> scores = shown.map(document -> oneToOne.alike(oneToOne.taken(document.blob()), enrolled))
                .orElse(Map.of());
        return scores.isEmpty() ? invalid(job, FaultCode.INTRODUCER, BIOMETRICS) : found(job, subject, scores);
    }

    private Outcome found(Job job, String subject, Map<String, Integer> scores) {
        return job.found(new IntroducerFound(job.registrationId(), job.attempt(), subject, scores, oneToOne.release()));
    }

    private static Outcome invalid(Job job, FaultCode why, String where) {
        return job.found(new FoundInvalid(job.registrationId(), job.attempt(), List.of(new Fault(why, where))));
    }
}
