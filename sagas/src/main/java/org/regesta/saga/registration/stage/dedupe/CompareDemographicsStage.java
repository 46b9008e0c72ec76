package org.regesta.saga.registration.stage.dedupe;

import java.time.Duration;
import org.regesta.events.registration.RegistrationEvent.DemographicsCompared;
import org.regesta.events.registration.Stage;
import org.regesta.saga.registration.stage.Job;
import org.regesta.saga.registration.stage.StageWork;
import org.regesta.saga.registration.stage.dedupe.Entry.Known;
import org.springframework.stereotype.Component;

/** Compares name, birth date, gender and place with those of everybody of lower rank who shares a block. */
@Component
class CompareDemographicsStage implements StageWork {

    private final BlockIndex index;
    private final PersonLoader people;

    CompareDemographicsStage(BlockIndex index, PersonLoader people) {
        this.index = index;
        this.people = people;
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
                switch (people.of(job.registrationId())) {
                    case Known.Loaded<Person>(Person own) -> compare(own, rank);
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

    /** Those who share a block are opened, compared and forgotten again, one by one. */
    private Comparison compare(Person own, long rank) {
        BlockIndex.Found found = index.below(rank, own);
        return Comparison.of(found.sharing(), people::of, (rid, other) -> Likeness.of(own, rid, other))
                .and(found.unreadable(), found.gone());
    }
}
