package org.regesta.saga.registration.stage.dedupe;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.regesta.command.identity.api.Identities;
import org.regesta.events.registration.RegistrationEvent.BiometricsCompared;
import org.regesta.events.registration.RegistrationEvent.Candidate;
import org.regesta.events.registration.Stage;
import org.regesta.ports.Ledger;
import org.regesta.saga.registration.stage.Dossier;
import org.regesta.saga.registration.stage.Job;
import org.regesta.saga.registration.stage.StageWork;
import org.regesta.saga.registration.stage.abroad.Abroad;
import org.springframework.stereotype.Component;

/** Compares fingers with everybody's of lower rank, on all cores. */
@Component
class CompareBiometricsStage implements StageWork {

    private final Deduplication deduplication;
    private final Ledger ledger;
    private final Abroad abroad;
    private final Identities identities;

    CompareBiometricsStage(Deduplication deduplication, Ledger ledger, Abroad abroad, Identities identities) {
        this.abroad = abroad;
        this.identities = identities;
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
        Optional<List<Candidate>> elsewhere = abroad.compared(job);
        if (elsewhere.isEmpty()) {
            return Abroad.later();
        }
        long rank = job.dossier().rank();
        Deduplication.Found found = deduplication.fingers(rank);
        Predicate<String> another = another(job);
        return job.found(new BiometricsCompared(
                job.registrationId(),
                job.attempt(),
                merged(found.candidates(), elsewhere.get())
                        .filter(candidate -> another.test(candidate.registrationId()))
                        .toList(),
                found.unreadable().stream().filter(another).toList(),
                found.gone(),
                rank - 1,
                deduplication.fingersRelease() + abroad.releases()));
    }

    /** Each once, with the weights of all who found it, the likeliest first. */
    private static Stream<Candidate> merged(List<Candidate> ours, List<Candidate> theirs) {
        Map<String, Candidate> byId = new LinkedHashMap<>();
        Stream.concat(ours.stream(), theirs.stream())
                .forEach(each -> byId.merge(each.registrationId(), each, CompareBiometricsStage::both));
        return byId.values().stream()
                .sorted(Comparator.comparingInt(Candidate::score).reversed().thenComparing(Candidate::registrationId));
    }

    private static Candidate both(Candidate one, Candidate other) {
        Map<String, Integer> weights = new TreeMap<>(one.weights());
        weights.putAll(other.weights());
        return new Candidate(one.registrationId(), Math.max(one.score(), other.score()), weights);
    }

    /** Whoever changes what is known of them is like themselves, and whoever is looked at again is known elsewhere. */
    private Predicate<String> another(Job job) {
        Optional<String> person = job.dossier().person().map(identities::survivor);
        return rid -> !rid.equals(job.registrationId())
                && (person.isEmpty()
                        || !Dossier.of(ledger, rid)
                                .person()
                                .or(() -> identities.byRegistration(rid))
                                .map(identities::survivor)
                                .equals(person));
    }
}
