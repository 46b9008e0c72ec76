package org.regesta.saga.registration.stage.dedupe;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.regesta.events.EvidenceRef;
import org.regesta.events.registration.RegistrationEvent.EnrolledInGallery;
import org.regesta.events.registration.Stage;
import org.regesta.ports.Biometrics;
import org.regesta.ports.Biometrics.BiometricRecord;
import org.regesta.ports.Evidence;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.Opening;
import org.regesta.saga.registration.stage.Job;
import org.regesta.saga.registration.stage.StageWork;
import org.springframework.stereotype.Component;

/** Extracts templates, once, and puts the candidate into the gallery: the event's place in the registry is its rank. */
@Component
class EnrolStage implements StageWork {

    private final DedupeOpener opener;
    private final Evidence evidence;
    private final Biometrics biometrics;

    EnrolStage(DedupeOpener opener, Evidence evidence, Biometrics biometrics) {
        this.opener = opener;
        this.evidence = evidence;
        this.biometrics = biometrics;
    }

    @Override
    public Stage stage() {
        return Stage.ENROL;
    }

    @Override
    public Outcome run(Job job) {
        Map<String, byte[]> templates =
                job.dossier().validated().biometrics().map(this::extract).orElse(Map.of());
        Optional<EvidenceRef> sealed = templates.isEmpty()
                ? Optional.empty()
                : Optional.of(evidence.put(
                        KeyRefs.registration(job.registrationId()), "templates", Templates.write(templates)));
        return job.found(new EnrolledInGallery(
                job.registrationId(), job.attempt(), sealed, new TreeSet<>(templates.keySet()), biometrics.release()));
    }

    private Map<String, byte[]> extract(EvidenceRef cbeff) {
        if (!(opener.blob(cbeff) instanceof Opening.Opened opened)) {
            throw new Own.Unreadable(); // its key was destroyed: without fingers it must not go on
        }
        Map<String, byte[]> templates = new TreeMap<>();
        for (BiometricRecord found : biometrics.readCbeff(opened.value())) {
            if (found.type().equals("Finger") && !found.exception()) {
                template(found).ifPresent(template -> templates.put(name(found, templates), template));
            }
        }
        return templates;
    }

    /** A whole record may still hold nothing to extract; the fingers named say which gave a template. */
    private Optional<byte[]> template(BiometricRecord found) {
        try {
            return Optional.of(biometrics.extract(found));
        } catch (Biometrics.Unreadable nothingInIt) {
            return Optional.empty();
        }
    }

    /** A finger taken twice counts twice. */
    private static String name(BiometricRecord found, Map<String, byte[]> known) {
        String finger = found.subtype().isEmpty() ? Fingers.UNKNOWN : found.subtype();
        return known.containsKey(finger) ? finger + " " + (known.size() + 1) : finger;
    }
}
