package org.regesta.saga.registration.stage.dedupe;

import java.time.Duration;
import org.regesta.events.registration.RegistrationEvent.BiometricsCompared;
import org.regesta.events.registration.Stage;
import org.regesta.saga.registration.stage.Job;
import org.regesta.saga.registration.stage.StageWork;
import org.springframework.stereotype.Component;

/** Compares fingers with everybody's of lower rank, on all cores. */
@Component
class CompareBiometricsStage implements StageWork {

    private final Deduplication deduplication;

    CompareBiometricsStage(Deduplication deduplication) {
        this.deduplication = deduplication;
    }

    @Override
    public Stage stage() {
        return Stage.COMPARE_BIOMETRICS;
    }

    @Override
    public Duration limit() {
        return Duration.ofMinutes(10);
    }

    @Override
    public Outcome run(Job job) {
        long rank = job.dossier().rank();
        Deduplication.Found found = deduplication.fingers(rank);
        return job.found(new BiometricsCompared(
                job.registrationId(),
                job.attempt(),
                found.candidates(),
                found.unreadable(),
                found.gone(),
                rank - 1,
                deduplication.fingersRelease()));
    }
}
