package org.regesta.saga.registration.stage.dedupe;

import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.regesta.events.EvidenceRef;
import org.regesta.events.registration.RegistrationEvent.EnrolledInGallery;
import org.regesta.events.registration.Stage;
import org.regesta.ports.Biometrics;
import org.regesta.ports.Evidence;
import org.regesta.ports.KeyRefs;
import org.regesta.saga.registration.stage.Job;
import org.regesta.saga.registration.stage.StageWork;
import org.regesta.saga.registration.stage.abroad.Abroad;
import org.springframework.stereotype.Component;

/** Extracts templates, once, and puts the candidate into the gallery: the event's place in the registry is its rank. */
@Component
class EnrolStage implements StageWork {

    private final Extraction extraction;
    private final Evidence evidence;
    private final Biometrics biometrics;
    private final Abroad abroad;

    EnrolStage(Extraction extraction, Evidence evidence, Biometrics biometrics, Abroad abroad) {
        this.abroad = abroad;
        this.extraction = extraction;
        this.evidence = evidence;
        this.biometrics = biometrics;
    }

    @Override
    public Stage stage() {
        return Stage.ENROL;
    }

    @Override
    public Outcome run(Job job) {
        if (!abroad.holdsEverywhere(job, job.attempt())) {
            return Abroad.later();
        }
        Map<String, byte[]> templates =
                job.dossier().biometrics().map(extraction::of).orElse(Map.of());
        Optional<EvidenceRef> sealed = templates.isEmpty()
                ? Optional.empty()
                : Optional.of(evidence.put(
                        KeyRefs.registration(job.registrationId()), "templates", Templates.write(templates)));
        return job.found(new EnrolledInGallery(
                job.registrationId(), job.attempt(), sealed, new TreeSet<>(templates.keySet()), biometrics.release()));
    }
}
