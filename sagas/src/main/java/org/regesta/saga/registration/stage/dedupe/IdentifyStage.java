package org.regesta.saga.registration.stage.dedupe;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regesta.command.identity.api.Identities;
import org.regesta.events.registration.RegistrationEvent.Candidate;
import org.regesta.events.registration.RegistrationEvent.Identified;
import org.regesta.events.registration.Stage;
import org.regesta.saga.registration.stage.Job;
import org.regesta.saga.registration.stage.StageWork;
import org.springframework.stereotype.Component;

/**
 * Finds who somebody is who forgot their number. One person of all with these fingers: that is the one. Several, or
 * nobody with these fingers but with such names and dates: a human decides, as papers alone prove nothing.
 */
@Component
class IdentifyStage implements StageWork {

    private final Deduplication deduplication;
    private final Extraction extraction;
    private final Identities identities;

    IdentifyStage(Deduplication deduplication, Extraction extraction, Identities identities) {
        this.deduplication = deduplication;
        this.extraction = extraction;
        this.identities = identities;
    }

    @Override
    public Stage stage() {
        return Stage.IDENTIFY;
    }

    @Override
    public Duration limit() {
        return Duration.ofMinutes(10);
    }

    @Override
    public Outcome run(Job job) {
        long asked = job.asked().position();
        Map<String, byte[]> taken =
                job.dossier().validated().biometrics().map(extraction::of).orElse(Map.of());
        if (!taken.isEmpty()) {
            Deduplication.Found fingers = deduplication.fingers(extraction.prepared(taken), asked);
            Map<String, Candidate> bySubject = living(fingers.candidates());
            if (!bySubject.isEmpty()) {
                Optional<String> one = bySubject.size() == 1
                        ? Optional.of(bySubject.keySet().iterator().next())
                        : Optional.empty();
                return found(job, one, bySubject, fingers.unreadable(), deduplication.fingersRelease());
            }
        }
        Deduplication.Found names = deduplication.demographics(job.registrationId(), asked);
        return found(job, Optional.empty(), living(names.candidates()), List.of(), Likeness.RELEASE);
    }

    /** Of each person who lives in the registry the likeliest registration, by subject. */
    private Map<String, Candidate> living(List<Candidate> candidates) {
        Map<String, Candidate> bySubject = new LinkedHashMap<>();
        candidates.forEach(candidate -> identities
                .byRegistration(candidate.registrationId())
                .map(identities::survivor)
                .filter(subject -> identities.record(subject).isPresent())
                .ifPresent(subject -> bySubject.putIfAbsent(subject, candidate)));
        return bySubject;
    }

    private static Outcome found(
            Job job,
            Optional<String> subject,
            Map<String, Candidate> bySubject,
            List<String> unreadable,
            String release) {
        return job.found(new Identified(
                job.registrationId(),
                job.attempt(),
                subject,
                List.copyOf(bySubject.values()),
                unreadable,
                job.asked().position(),
                release));
    }
}
