package org.regesta.saga.registration.stage.dedupe;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.ports.Biometrics;
import org.regesta.ports.Biometrics.Probe;

/**
 * One person's fingers, prepared to be compared with many others', as {@link Pairing} says. Two fingers of different
 * names must be the more alike, since so many more such pairs are compared: SourceAFIS's score falls by ten for every
 * ten times a false match is likelier.
 */
public final class Fingers {

    public static final String UNKNOWN = "UNKNOWN";
    static final String FACE = "Face";
    private static final double STRANGE_PAIR = 20; // a hundred pairs of two hands, ten of them of one name

    private final Map<String, Probe> probes = new TreeMap<>();
    private final LongAdder compared = new LongAdder();
    private final double threshold;

    public Fingers(Biometrics biometrics, Map<String, Biometrics.Candidate> templates) {
        this.threshold = biometrics.threshold();
        templates.forEach((finger, own) -> probes.put(finger, biometrics.probe(own.template())));
    }

    /** The candidate with its scores by our finger, when any finger of theirs is one of ours. */
    public Optional<RegistrationEvent.Candidate> alike(
            String registrationId, Map<String, Biometrics.Candidate> theirs) {
        Map<String, Integer> weights = new TreeMap<>();
        for (Pairing.Pair pair : Pairing.of(probes.keySet(), theirs.keySet())) {
            Probe probe = Objects.requireNonNull(probes.get(pair.ours()));
            double score = probe.against(Objects.requireNonNull(theirs.get(pair.theirs())));
            compared.increment();
            if (score >= threshold + (pair.kind() == Pairing.Kind.NAMESAKE ? 0 : STRANGE_PAIR)) {
                weights.merge(pair.ours(), (int) Math.round(score), Math::max);
            }
        }
        return weights.values().stream()
                .max(Integer::compare)
                .map(best -> new RegistrationEvent.Candidate(registrationId, best, weights));
    }

    /** How many pairs of fingers were compared so far. */
    long compared() {
        return compared.sum();
    }
}
