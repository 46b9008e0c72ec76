package org.regesta.saga.registration.stage.validate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.regesta.events.registration.RegistrationEvent.QualityGraded;
import org.regesta.ports.Biometrics.BiometricRecord;
import org.regesta.saga.registration.stage.Job;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How good the images are, and which are too poor to know anybody again by. */
@Component
class Quality {

    private final int floor;

    /** @param floor what is below it is too poor, 0 to 100; 0 finds nothing too poor */
    Quality(@Value("${regesta.registration.quality-floor:30}") int floor) {
        this.floor = floor;
    }

    /** None when nothing tells how good it is; an image of which nothing is told is neither good nor poor. */
    Optional<QualityGraded> graded(Job job, List<BiometricRecord> records) {
        Map<String, Integer> told = new TreeMap<>();
        Set<String> poor = new TreeSet<>();
        records.stream()
                .filter(found -> !found.exception() && found.quality() > 0)
                .forEach(found -> told.put(name(found), found.quality()));
        told.forEach((name, score) -> {
            if (score < floor) {
                poor.add(name);
            }
        });
        return told.isEmpty()
                ? Optional.empty()
                : Optional.of(new QualityGraded(job.registrationId(), job.attempt(), told, poor));
    }

    /** {@code Right IndexFinger}, or {@code Face}, which has no part. */
    static String name(BiometricRecord found) {
        return found.subtype().isEmpty() ? found.type() : found.subtype();
    }
}
