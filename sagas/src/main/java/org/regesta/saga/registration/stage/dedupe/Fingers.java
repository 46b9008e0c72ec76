package org.regesta.saga.registration.stage.dedupe;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.regesta.events.registration.RegistrationEvent.Candidate;
import org.regesta.ports.Biometrics;
import org.regesta.ports.Biometrics.Probe;

/**
 * One person's fingers, prepared to be compared with many others'. Every finger is compared with every finger: who
 * gives the left hand for the right is found too. Two fingers of different names must be the more alike, since so
 * many more such pairs are compared: SourceAFIS's score falls by ten for every ten times a false match is likelier.
 */
final class Fingers {

    static final String UNKNOWN = "UNKNOWN";
    private static final double STRANGE_PAIR = 20; // a hundred pairs of two hands, ten of them of one name

    private final Map<String, Probe> probes = new TreeMap<>();
    private final double threshold;

    Fingers(Biometrics biometrics, Map<String, byte[]> templates) {
        this.threshold = biometrics.threshold();
        templates.forEach((finger, template) -> probes.put(finger, biometrics.probe(template)));
    }

    /** The candidate with its scores by our finger, when any finger of theirs is one of ours. */
    Optional<Candidate> alike(String registrationId, Map<String, byte[]> theirs) {
        Map<String, Integer> weights = new TreeMap<>();
        probes.forEach((finger, probe) -> theirs.forEach((other, template) -> {
            double score = probe.against(template);
            if (score >= threshold + (sameName(finger, other) ? 0 : STRANGE_PAIR)) {
                weights.merge(finger, (int) Math.round(score), Math::max);
            }
        }));
        return weights.values().stream()
                .max(Integer::compare)
                .map(best -> new Candidate(registrationId, best, weights));
    }

    private static boolean sameName(String one, String other) {
        return one.equals(other) || one.startsWith(UNKNOWN) || other.startsWith(UNKNOWN);
    }
}
