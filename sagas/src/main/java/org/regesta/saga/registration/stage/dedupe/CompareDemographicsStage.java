package org.regesta.saga.registration.stage.dedupe;

import java.time.Duration;
import org.regesta.events.registration.RegistrationEvent.DemographicsCompared;
import org.regesta.events.registration.Stage;
import org.regesta.saga.registration.stage.Job;
import org.regesta.saga.registration.stage.StageWork;
import org.springframework.stereotype.Component;

/** Compares name, birth date, gender and place with those of everybody of lower rank who shares a block. */
@Component
class CompareDemographicsStage implements StageWork {

    private final Deduplication deduplication;

    CompareDemographicsStage(Deduplication deduplication) {
        this.deduplication = deduplication;
    }

    @Override
    public Stage stage() {
        return Stage.COMPARE_DEMOGRAPHICS;
    }

    @Override
    public Duration limit() {
        return Duration.ofMinutes(10);
    }

    @Override
    public Outcome run(Job job) {
        long rank = job.dossier().rank();
        Deduplication.Found found = deduplication.demographics(job.registrationId(), rank);
        return job.found(new DemographicsCompared(
                job.registrationId(),
                job.attempt(),
                found.candidates(),
                found.unreadable(),
                found.gone(),
                rank - 1,
                Likeness.RELEASE));
    }
}
