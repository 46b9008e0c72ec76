package org.regesta.auth.biometric;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.regesta.auth.AuthRefusal;
import org.regesta.auth.Denied;
import org.regesta.auth.Denied.Reason;
import org.regesta.ports.Biometrics;
import org.regesta.ports.Biometrics.BiometricRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Compares fingers one to one. Each sample must be the finger it says it is; one that says none must be one of the
 * person's ten, by a score so much higher as there are more of them to be like by chance.
 */
@Component
public class Fingers {

    /** SourceAFIS's score falls by ten for every ten times a false match is likelier: ten fingers instead of one. */
    private static final double OF_TEN = 10;

    private static final String FACE = "Face";
    private static final Logger LOG = LoggerFactory.getLogger(Fingers.class);

    private final Biometrics biometrics;

    public Fingers(Biometrics biometrics) {
        this.biometrics = biometrics;
    }

    /**
     * Compares.
     *
     * @param held the person's templates by finger
     * @return every reason to say no; none means yes
     * @throws Denied BIOMETRIC_UNREADABLE when a sample holds no finger; MATCHER_FAILED when it cannot be compared for
     *     a reason that is not the sample's
     */
    public List<Reason> judge(List<Sample> samples, Map<String, byte[]> held) {
        Set<String> matched = new TreeSet<>();
        List<Reason> reasons = new ArrayList<>();
        for (Sample sample : samples) {
            Map<String, byte[]> candidates = candidates(sample, held);
            if (candidates.isEmpty()) {
                reasons.add(Reason.of(AuthRefusal.BIOMETRIC_NOT_HELD, wireName(sample)));
            } else if (!isOneOf(sample, candidates, matched)) {
                reasons.add(Reason.of(AuthRefusal.BIOMETRIC_MISMATCH, wireName(sample)));
            }
        }
        return reasons.stream().distinct().toList();
    }

    /** Whether any of them can be compared at all: the person has such a finger. */
    public boolean canCompare(List<Sample> samples, Map<String, byte[]> held) {
        return samples.stream().anyMatch(sample -> !candidates(sample, held).isEmpty());
    }

    /** Whether samples of a kind can be told apart here. */
    public boolean compares(Modality modality) {
        return switch (modality) {
            case FINGER -> true;
            case FACE -> biometrics.compares(FACE);
            case IRIS -> false;
        };
    }

    private boolean isOneOf(Sample sample, Map<String, byte[]> candidates, Set<String> matched) {
        boolean any = sample.isUnknown() && sample.modality() == Modality.FINGER;
        double wanted = biometrics.threshold() + (any ? OF_TEN : 0);
        Biometrics.Probe probe = probe(sample);
        for (Map.Entry<String, byte[]> candidate : candidates.entrySet()) {
            if (!matched.contains(candidate.getKey()) && score(probe, candidate.getValue()) >= wanted) {
                matched.add(candidate.getKey()); // two samples never count as one finger twice
                return true;
            }
        }
        return false;
    }

    private Biometrics.Probe probe(Sample sample) {
        try {
            String type = sample.modality() == Modality.FACE ? FACE : "Finger";
            return biometrics.probe(
                    biometrics.extract(new BiometricRecord(type, sample.subtype(), false, 0, sample.record())));
        } catch (Biometrics.Unreadable noFinger) {
            throw new Denied(AuthRefusal.BIOMETRIC_UNREADABLE);
        } catch (RuntimeException notTheSamplesFault) {
            throw failed(notTheSamplesFault);
        }
    }

    private static double score(Biometrics.Probe probe, byte[] held) {
        try {
            return probe.against(held);
        } catch (RuntimeException notTheSamplesFault) { // what is held can be unreadable, too
            throw failed(notTheSamplesFault);
        }
    }

    /** The caller learns that it was not the finger; the operator, in the log, what it was. */
    private static Denied failed(RuntimeException why) {
        LOG.error("a sample could not be compared: {}", why.toString());
        return new Denied(AuthRefusal.MATCHER_FAILED);
    }

    /** A finger taken twice at registration stands twice, its name with a number behind. */
    private static Map<String, byte[]> candidates(Sample sample, Map<String, byte[]> held) {
        boolean face = sample.modality() == Modality.FACE;
        Map<String, byte[]> ofKind = new TreeMap<>(held);
        ofKind.keySet().removeIf(name -> name.startsWith(FACE) != face);
        if (face || sample.isUnknown()) {
            return ofKind;
        }
        String name = words(sample.subtype());
        Map<String, byte[]> named = new TreeMap<>();
        ofKind.forEach((finger, template) -> {
            String known = words(finger);
            if (known.equals(name) || known.startsWith(name + " ") || known.startsWith(Sample.UNKNOWN)) {
                named.put(finger, template);
            }
        });
        return named;
    }

    private static String words(String name) {
        return name.strip().toUpperCase(Locale.ROOT).replaceAll("\\s+", " ");
    }

    private static String wireName(Sample sample) {
        return sample.isUnknown() ? sample.modality().name() : sample.subtype();
    }
}
