package org.regesta.saga.registration.stage.dedupe;

import java.time.Duration;
import org.regesta.events.registration.RegistrationEvent.DemographicsCompared;
import org.regesta.events.registration.Stage;
import org.regesta.saga.registration.stage.Job;
import org.regesta.saga.registration.stage.StageWork;
import org.regesta.saga.registration.stage.dedupe.Entry.Known;
import org.springframework.stereotype.Component;

/** Compares name, birth date and gender with everybody's of lower rank. */
@Component
class CompareDemographicsStage implements StageWork {

    private final Gallery gallery;

    CompareDemographicsStage(Gallery gallery) {
        this.gallery = gallery;
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
        Comparison comparison =
                switch (Own.at(gallery, rank).person()) {
                    case Known.Loaded<Person>(Person own) ->
                        Comparison.of(gallery.below(rank), Entry::person, (rid, other) -> Likeness.of(own, rid, other));
                    case Known.None<Person> _ -> Own.NOTHING;
                    case Known.Gone<Person> _, Known.Unreadable<Person> _ -> throw new Own.Unreadable();
                };
        return job.found(new DemographicsCompared(
                job.registrationId(),
                job.attempt(),
                comparison.candidates(),
                comparison.unreadable(),
                comparison.gone(),
                rank - 1,
                Likeness.RELEASE));
    }
}
