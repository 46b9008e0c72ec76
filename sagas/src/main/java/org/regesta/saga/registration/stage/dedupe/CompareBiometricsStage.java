package org.regesta.saga.registration.stage.dedupe;

import java.time.Duration;
import java.util.Map;
import org.regesta.events.registration.RegistrationEvent.BiometricsCompared;
import org.regesta.events.registration.Stage;
import org.regesta.ports.Biometrics;
import org.regesta.saga.registration.stage.Job;
import org.regesta.saga.registration.stage.StageWork;
import org.regesta.saga.registration.stage.dedupe.Entry.Known;
import org.springframework.stereotype.Component;

/** Compares fingers with everybody's of lower rank, on all cores. */
@Component
class CompareBiometricsStage implements StageWork {

    private final Gallery gallery;
    private final Biometrics biometrics;

    CompareBiometricsStage(Gallery gallery, Biometrics biometrics) {
        this.gallery = gallery;
        this.biometrics = biometrics;
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
        Comparison comparison =
                switch (Own.at(gallery, rank).fingers()) {
                    case Known.Loaded<Map<String, byte[]>>(Map<String, byte[]> own) ->
                        Comparison.ofFingers(gallery.below(rank), new Fingers(biometrics, own)::alike);
                    case Known.None<Map<String, byte[]>> _ -> Own.NOTHING;
                    case Known.Gone<Map<String, byte[]>> _, Known.Unreadable<Map<String, byte[]>> _ ->
                        throw new Own.Unreadable();
                };
        return job.found(new BiometricsCompared(
                job.registrationId(),
                job.attempt(),
                comparison.candidates(),
                comparison.unreadable(),
                comparison.gone(),
                rank - 1,
                biometrics.release()));
    }
}
