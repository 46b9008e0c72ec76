package org.regesta.saga.registration.stage.validate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.regesta.events.AgeGroup;
import org.regesta.events.Sealed;
import org.regesta.events.registration.RegistrationEvent.Classified;
import org.regesta.events.registration.RegistrationEvent.Validated;
import org.regesta.events.registration.Stage;
import org.regesta.ports.Biometrics;
import org.regesta.ports.Biometrics.BiometricRecord;
import org.regesta.saga.registration.stage.Job;
import org.regesta.saga.registration.stage.StageWork;
import org.regesta.wire.Json;
import org.springframework.stereotype.Component;

/**
 * Finds the coarse facts that rules need: how old at the day of the packet, which fingers there are and which are
 * not.
 */
@Component
class ClassifyStage implements StageWork {

    private final PacketOpener opener;
    private final Biometrics biometrics;
    private final Quality quality;

    ClassifyStage(PacketOpener opener, Biometrics biometrics, Quality quality) {
        this.opener = opener;
        this.quality = quality;
        this.biometrics = biometrics;
    }

    @Override
    public Stage stage() {
        return Stage.CLASSIFY;
    }

    @Override
    public Outcome run(Job job) {
        Validated validated = job.dossier().validated();
        List<BiometricRecord> records = job.dossier()
                .biometrics()
                .map(ref -> biometrics.readCbeff(opener.blob(ref).orElseThrow(KeyDestroyed::new)))
                .orElse(List.of());
        return job.found(
                new Classified(
                        job.registrationId(),
                        job.attempt(),
                        ageGroup(job, validated),
                        !validated.guardian().isEmpty(),
                        names(
                                records,
                                found -> !found.exception() && found.type().equals("Finger")),
                        names(records, BiometricRecord::exception)),
                quality.graded(job, records));
    }

    private AgeGroup ageGroup(Job job, Validated validated) {
        Sealed born = Optional.ofNullable(validated.attributes().get(Fields.DATE_OF_BIRTH))
                .orElseThrow(() -> new IllegalStateException("a valid packet has a date of birth"));
        byte[] opened = opener.attribute(Fields.DATE_OF_BIRTH, born).orElseThrow(KeyDestroyed::new);
        return PersonCheck.age(
                        Json.read(opened, String.class),
                        job.dossier().received().packetCreated())
                .map(AgeGroup::ofYears)
                .orElseThrow(() -> new IllegalStateException("a valid packet has a date of birth that can be"));
    }

    private static Set<String> names(List<BiometricRecord> records, Predicate<BiometricRecord> which) {
        Set<String> names = new TreeSet<>();
        records.stream().filter(which).map(Quality::name).forEach(names::add);
        return names;
    }

    /** Nothing can be found out any more about someone whose key is gone; the registration rests where it is. */
    private static final class KeyDestroyed extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        KeyDestroyed() {
            super("the registration's key was destroyed while it was under way");
        }
    }
}
