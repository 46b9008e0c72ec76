package org.regesta.saga.registration.stage.validate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.regesta.events.registration.RegistrationEvent.QualityGraded;
import org.regesta.ports.Biometrics;
import org.regesta.ports.Biometrics.BiometricRecord;
import org.regesta.saga.registration.stage.Job;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How good the images are, and which are too poor to know anybody again by. A device that praises what it took is not
 * believed where the image shows otherwise.
 */
@Component
class Quality {

    private final Biometrics biometrics;
    private final int floor;

    /** @param floor what is below it is too poor, 0 to 100; 0 finds nothing too poor */
    Quality(Biometrics biometrics, @Value("${regesta.registration.quality-floor:30}") int floor) {
        this.biometrics = biometrics;
        this.floor = floor;
    }

    /** None when nothing tells how good it is; an image of which nothing is told is neither good nor poor. */
    Optional<QualityGraded> graded(Job job, List<BiometricRecord> records) {
        Map<String, Integer> told = new TreeMap<>();
        Set<String> poor = new TreeSet<>();
        List<BiometricRecord> there =
                records.stream().filter(found -> !found.exception()).toList();
        List<OptionalInt> seen = there.parallelStream().map(this::seen).toList();
        for (int each = 0; each < there.size(); each++) {
            String name = name(there.get(each));
            seen.get(each).ifPresent(score -> told.merge(name, score, Math::min)); // taken twice, the worse counts
        }
        told.forEach((name, score) -> {
            if (score < floor) {
                poor.add(name);
            }
        });
        return told.isEmpty()
                ? Optional.empty()
                : Optional.of(new QualityGraded(job.registrationId(), job.attempt(), told, poor));
    }

    private OptionalInt seen(BiometricRecord found) {
        try {
            return biometrics.quality(found);
        } catch (Biometrics.Unreadable nothingToSee) {
            return OptionalInt.of(0);
        }
    }

    /** {@code Right IndexFinger}, or {@code Face}, which has no part. */
    static String name(BiometricRecord found) {
        return found.subtype().isEmpty() ? found.type() : found.subtype();
    }
}
