package org.regesta.saga.registration.stage;

import java.util.Optional;
import org.regesta.command.registration.api.RegistrationCommand.RecordFinding;
import org.regesta.events.Meta;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.RegistrationEvent.QualityGraded;
import org.regesta.events.registration.RegistrationEvent.StageAsked;
import org.regesta.events.registration.Stage;
import org.regesta.ports.Attribution;
import org.regesta.ports.Recorded;
import org.regesta.saga.registration.ByRule;

/**
 * One stage of one registration, to be done.
 *
 * @param asked the event that asks for it
 * @param dossier what the registration's events say
 */
public record Job(Recorded asked, Dossier dossier) {

    public String registrationId() {
        return what().registrationId();
    }

    public Stage stage() {
        return what().stage();
    }

    public int attempt() {
        return what().attempt();
    }

    /** The command that records a finding of this job. */
    public StageWork.Outcome found(RegistrationEvent finding) {
        return new StageWork.Outcome.Done(new RecordFinding(registrationId(), stage(), attempt(), finding));
    }

    /** The same, with what was found besides. */
    public StageWork.Outcome found(RegistrationEvent finding, Optional<QualityGraded> beside) {
        return new StageWork.Outcome.Done(new RecordFinding(registrationId(), stage(), attempt(), beside, finding));
    }

    /** How a worker acts in this job: the same step has the same command id, whoever takes it and how often. */
    public Attribution by(String step) {
        String id = registrationId() + ":" + stage() + ":" + attempt();
        return ByRule.of(dossier.synced().process(), dossier.authority(), asked, step.isEmpty() ? id : id + ":" + step);
    }

    /** The same, about a person who is known. */
    public Attribution about(String subject, String step) {
        return by(step).with(Meta.SUBJECT, subject);
    }

    private StageAsked what() {
        return (StageAsked) asked.payload();
    }
}
