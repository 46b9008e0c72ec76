package org.regesta.saga.abis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.regesta.events.registration.RegistrationEvent.Candidate;
import org.regesta.ports.Biometrics;
import org.regesta.saga.abis.AbisFailure.Found;
import org.regesta.saga.abis.AbisGallery.Held;
import org.regesta.saga.registration.stage.dedupe.Fingers;
import org.springframework.stereotype.Component;

/** One of a client's records, or one that it shows, against the others of that client. */
@Component
class AbisComparison {

    private static final String NOT_MATCHED = "stored, not matched";
    private static final String COMPARED = "Finger";

    private final AbisGallery gallery;
    private final AbisReader reader;
    private final Biometrics biometrics;

    AbisComparison(AbisGallery gallery, AbisReader reader, Biometrics biometrics) {
        this.gallery = gallery;
        this.reader = reader;
        this.biometrics = biometrics;
    }

    /** @param referenceId of the one that is sought, empty when it stands in no gallery */
    private record Sought(String referenceId, Map<String, Biometrics.Candidate> fingers, Set<String> types) {}

    private record Met(Held held, Optional<Candidate> alike) {}

    /** {@code candidateList} of MOSIP's answer. */
    Map<String, Object> candidates(String client, AbisRequest request) {
        Sought sought = sought(client, request);
        Collection<Held> others = others(client, request, sought);
        if (others.stream().anyMatch(held -> !held.readable())) {
            throw new Found(AbisFailure.BIOMETRICS_UNREADABLE);
        }
        Fingers fingers = new Fingers(biometrics, sought.fingers());
        double floor = request.targetFpir().stream()
                .map(target -> target + 10 * Math.log10(Math.max(1, others.size())))
                .findFirst()
                .orElse(0);
        List<Map<String, Object>> found = others.parallelStream()
                .map(held -> new Met(held, fingers.alike(held.referenceId(), held.fingers())))
                .filter(met -> met.alike().filter(c -> c.score() >= floor).isPresent())
                .sorted(Comparator.comparingInt((Met met) -> -score(met)))
                .limit(request.maxResults())
                .map(met -> candidate(met, sought))
                .toList();
        return list(found, sought);
    }

    private static int score(Met met) {
        return met.alike().map(Candidate::score).orElse(0);
    }

    private Sought sought(String client, AbisRequest request) {
        Optional<String> reference = request.referenceId();
        if (reference.isPresent()) {
            Held own =
                    gallery.find(client, reference.get()).orElseThrow(() -> new Found(AbisFailure.REFERENCE_UNKNOWN));
            if (!own.readable()) {
                throw new Found(AbisFailure.BIOMETRICS_UNREADABLE);
            }
            return new Sought(reference.get(), own.fingers(), own.entry().types());
        }
        AbisReader.Taken shown =
                reader.take(request.referenceUrl().orElseThrow(() -> new Found(AbisFailure.MISSING_REFERENCE_ID)));
        return new Sought("", gallery.prepared(shown.templates()), shown.types());
    }

    private Collection<Held> others(String client, AbisRequest request, Sought sought) {
        Optional<Set<String>> among = request.gallery();
        return gallery.of(client).stream()
                .filter(held -> !held.referenceId().equals(sought.referenceId()))
                .filter(held -> among.isEmpty() || among.get().contains(held.referenceId()))
                .toList();
    }

    private static Map<String, Object> candidate(Met met, Sought sought) {
        Candidate alike = met.alike().orElseThrow();
        List<Map<String, Object>> modalities = new ArrayList<>();
        modalities.add(Map.of("biometricType", AbisCodes.modality(COMPARED), "analytics", fingers(alike)));
        Set<String> both = new HashSet<>(sought.types());
        both.retainAll(met.held().entry().types());
        both.stream()
                .filter(type -> !type.equals(COMPARED))
                .sorted()
                .forEach(type -> modalities.add(Map.of(
                        "biometricType", AbisCodes.modality(type), "analytics", Map.of("compared", NOT_MATCHED))));
        return Map.of(
                "referenceId", met.held().referenceId(),
                "analytics", analytics(alike.score()),
                "modalities", modalities);
    }

    private static Map<String, Object> fingers(Candidate alike) {
        Map<String, Object> analytics = new TreeMap<>(analytics(alike.score()));
        alike.weights().forEach((finger, score) -> analytics.put(finger, Integer.toString(score)));
        return analytics;
    }

    /** SourceAFIS's score, and in percent how seldom two strangers' fingers reach it. */
    private static Map<String, Object> analytics(int score) {
        double confidence = 100 * (1 - Math.pow(10, -score / 10.0));
        return Map.of(
                "internalScore", Integer.toString(score), "confidence", String.format(Locale.ROOT, "%.4f", confidence));
    }

    /** What was shown and is compared by nobody here is said, once for all. */
    private static Map<String, Object> list(List<Map<String, Object>> found, Sought sought) {
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("count", Integer.toString(found.size()));
        list.put("candidates", found);
        if (sought.fingers().isEmpty()) {
            Map<String, Object> silent = new TreeMap<>();
            sought.types().forEach(type -> silent.put(AbisCodes.modality(type), NOT_MATCHED));
            list.put("analytics", silent);
        }
        return list;
    }
}
