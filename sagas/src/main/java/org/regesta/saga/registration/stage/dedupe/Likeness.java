package org.regesta.saga.registration.stage.dedupe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.regesta.events.registration.RegistrationEvent.Candidate;

/**
 * How alike two people are by what is written of them: the sum of a {@link Weight} for each field, which an adjudicator
 * can follow. From {@link #THRESHOLD} on they are taken for one: the same name and birth date, and a slip or two.
 * Twins of one household stay below.
 */
final class Likeness {

    /** Decibans: odds of 300,000 to 1. */
    static final int THRESHOLD = 55;

    static final String RELEASE = "likeness-2";

    /** Three words' worth: names of one family come together, so that a fourth tells nothing new. */
    private static final int MOST_OF_NAMES = 3 * Weight.WORD_SAME.decibans();

    private static final double ALIKE = 0.88;
    private static final JaroWinklerSimilarity JARO_WINKLER = new JaroWinklerSimilarity();

    private Likeness() {}

    /** The candidate with its weights, when it is at or above the threshold. */
    static Optional<Candidate> of(Person one, String registrationId, Person other) {
        Map<String, Integer> weights = new TreeMap<>();
        weights.put("fullName", names(one.names(), other.names()));
        weights.put("dateOfBirth", date(one.born(), other.born()));
        weights.put("gender", gender(one.gender(), other.gender()));
        weights.put("location", place(one.place(), other.place()));
        int score = weights.values().stream().mapToInt(Integer::intValue).sum();
        return score < THRESHOLD ? Optional.empty() : Optional.of(new Candidate(registrationId, score, weights));
    }

    /** The most alike of all languages' names; 0 when one has none. */
    private static int names(List<List<String>> ours, List<List<String>> theirs) {
        return ours.stream()
                .flatMap(our -> theirs.stream().map(their -> name(our, their)))
                .max(Integer::compare)
                .orElse(0);
    }

    /** Each word beside the most alike one of the other name, wherever it stands. */
    private static int name(List<String> ours, List<String> theirs) {
        List<String> left = new ArrayList<>(theirs);
        int sum = 0;
        int alone = 0;
        for (String word : ours) {
            String nearest = null;
            int best = 0;
            for (String other : left) {
                int weight = words(word, other);
                if (weight > best) {
                    best = weight;
                    nearest = other;
                }
            }
            if (nearest == null) {
                alone++;
            } else {
                left.remove(nearest);
                sum += best;
            }
        }
        int against = Math.min(alone, left.size());
        int missing = Math.max(alone, left.size()) - against;
        return Math.min(sum, MOST_OF_NAMES)
                + against * Weight.WORD_AGAINST.decibans()
                + missing * Weight.WORD_MISSING.decibans();
    }

    /** 0 when they are nothing like each other. */
    private static int words(String one, String other) {
        if (one.equals(other)) {
            return Weight.WORD_SAME.decibans();
        }
        if (JARO_WINKLER.apply(one, other) >= ALIKE) {
            return Weight.WORD_ALIKE.decibans();
        }
        return Sound.same(one, other) ? Weight.WORD_SOUNDS_ALIKE.decibans() : 0;
    }

    private static int date(Optional<BirthDate> ours, Optional<BirthDate> theirs) {
        if (ours.isEmpty() || theirs.isEmpty()) {
            return 0;
        }
        return date(ours.get(), theirs.get()).decibans();
    }

    private static Weight date(BirthDate our, BirthDate their) {
        boolean year = our.year() == their.year();
        if (our.whole() && our.equals(their)) {
            return Weight.DATE_SAME;
        }
        if (our.estimated() || their.estimated()) {
            return year ? Weight.YEAR_SAME : Weight.DATE_AGAINST;
        }
        boolean month = our.month() == their.month();
        boolean day = our.day() == their.day();
        if (year && our.unordered().equals(their.unordered())) {
            return Weight.DAY_AND_MONTH_SWAPPED;
        }
        return (year && month) || (year && day) || (month && day) ? Weight.DATE_ONE_PART_OFF : Weight.DATE_AGAINST;
    }

    private static int gender(String one, String other) {
        if (one.isEmpty() || other.isEmpty()) {
            return 0;
        }
        return (one.equals(other) ? Weight.GENDER_SAME : Weight.GENDER_AGAINST).decibans();
    }

    private static int place(Place one, Place other) {
        if (!one.known() || !other.known()) {
            return 0;
        }
        if (one.samePostalCode(other)) {
            return Weight.POSTAL_CODE_SAME.decibans();
        }
        return (one.sameTown(other) ? Weight.TOWN_SAME : Weight.PLACE_AGAINST).decibans();
    }
}
