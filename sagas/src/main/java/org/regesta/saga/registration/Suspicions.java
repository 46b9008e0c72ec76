package org.regesta.saga.registration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.regesta.events.registration.AdjudicationReason;
import org.regesta.events.registration.RegistrationEvent.Candidate;
import org.regesta.saga.registration.RegistrationState.Suspicion;

/** Puts together what the comparisons found. */
final class Suspicions {

    private static final List<AdjudicationReason> BY_STRENGTH = List.of(
            AdjudicationReason.NOTHING_TO_AUTHENTICATE_BY, // whoever it is said to be comes first
            AdjudicationReason.IDENTITY_UNSURE,
            AdjudicationReason.FINGERS_MATCH,
            AdjudicationReason.DEMOGRAPHICS_MATCH,
            AdjudicationReason.TAKEN_FOR_THE_SAME,
            AdjudicationReason.CANDIDATE_UNREADABLE,
            AdjudicationReason.CANDIDATE_UNDECIDED);

    private Suspicions() {}

    static List<Suspicion> of(AdjudicationReason why, List<Candidate> matches, List<String> unreadable) {
        List<Suspicion> suspicions = new ArrayList<>();
        matches.forEach(match -> suspicions.add(new Suspicion(why, match)));
        unreadable.forEach(rid -> suspicions.add(
                new Suspicion(AdjudicationReason.CANDIDATE_UNREADABLE, new Candidate(rid, 0, Map.of()))));
        return List.copyOf(suspicions);
    }

    /** What no comparison takes back. */
    static List<Suspicion> lasting(RegistrationState state) {
        return state.suspicions().stream()
                .filter(s -> s.why() == AdjudicationReason.TAKEN_FOR_THE_SAME)
                .toList();
    }

    static List<Suspicion> and(List<Suspicion> some, List<Suspicion> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /** Whether waiting for anybody's own decision would tell nothing. */
    static boolean isForAHuman(AdjudicationReason why) {
        return why == AdjudicationReason.CANDIDATE_UNREADABLE || why == AdjudicationReason.NOTHING_TO_AUTHENTICATE_BY;
    }

    /** The reason that an adjudicator is told. */
    static AdjudicationReason strongest(List<Suspicion> suspicions) {
        return suspicions.stream()
                .map(Suspicion::why)
                .min(Comparator.comparingInt(BY_STRENGTH::indexOf))
                .orElseThrow();
    }

    /** Each candidate once, with the score of its strongest reason and the weights of all. */
    static List<Candidate> merged(List<Suspicion> suspicions) {
        Map<String, Candidate> byId = new LinkedHashMap<>();
        suspicions.stream()
                .sorted(Comparator.comparingInt(s -> BY_STRENGTH.indexOf(s.why())))
                .map(Suspicion::who)
                .forEach(who -> byId.merge(who.registrationId(), who, Suspicions::both));
        return List.copyOf(byId.values());
    }

    private static Candidate both(Candidate stronger, Candidate weaker) {
        Map<String, Integer> weights = new TreeMap<>(weaker.weights());
        weights.putAll(stronger.weights());
        return new Candidate(stronger.registrationId(), stronger.score(), weights);
    }
}
