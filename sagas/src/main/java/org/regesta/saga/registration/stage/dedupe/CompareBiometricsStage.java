package org.regesta.saga.registration.stage.dedupe;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.regesta.events.registration.RegistrationEvent.BiometricsCompared;
import org.regesta.events.registration.Stage;
import org.regesta.ports.Ledger;
import org.regesta.saga.registration.stage.Dossier;
import org.regesta.saga.registration.stage.Job;
import org.regesta.saga.registration.stage.StageWork;
import org.springframework.stereotype.Component;

/** Compares fingers with everybody's of lower rank, on all cores. */
@Component
class CompareBiometricsStage implements StageWork {

    private final Deduplication deduplication;
    private final Ledger ledger;

    CompareBiometricsStage(Deduplication deduplication, Ledger ledger) {
        this.ledger = ledger;
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
        Predicate<String> another = another(job);
        return job.found(new BiometricsCompared(
                job.registrationId(),
                job.attempt(),
                found.candidates().stream()
                        .filter(candidate -> another.test(candidate.registrationId()))
                        .toList(),
                found.unreadable().stream().filter(another).toList(),
                found.gone(),
                rank - 1,
                deduplication.fingersRelease()));
    }

    /** Whoever changes what is known of them is like themselves. */
    private Predicate<String> another(Job job) {
        Optional<String> person = job.dossier().person();
        return rid -> person.isEmpty() || !Dossier.of(ledger, rid).person().equals(person);
    }
}
