package org.regesta.saga.registration.stage.dedupe;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.regesta.events.registration.RegistrationEvent.Candidate;

/**
 * How alike two people are by what is written of them, with a weight for each field that an adjudicator can follow: the
 * name up to 60, the date of birth up to 40, the gender 5 or less 10. From {@link #THRESHOLD} they are taken for
 * one: the same name and birth date, and one slip in either. Siblings of one day share a family name and stay below.
 */
final class Likeness {

    static final int THRESHOLD = 85;
    static final String RELEASE = "likeness-1";

    private static final int NAME = 60;
    private static final int SAME_DATE = 40;
    private static final int SWAPPED_DATE = 30;
    private static final int NEAR_DATE = 20;
    private static final int SAME_GENDER = 5;
    private static final int OTHER_GENDER = -10;
    private static final double SAME_WORD = 0.88;
    private static final double SAME_SKELETON = 0.92;
    private static final JaroWinklerSimilarity JARO_WINKLER = new JaroWinklerSimilarity();

    private Likeness() {}

    /** The candidate with its weights, when it is at or above the threshold. */
    static Optional<Candidate> of(Person one, String registrationId, Person other) {
        int date = date(one.born(), other.born());
        if (date == 0) {
            return Optional.empty(); // the name alone never reaches the threshold
        }
        Map<String, Integer> weights = new TreeMap<>();
        weights.put("dateOfBirth", date);
        weights.put("fullName", (int) Math.round(NAME * names(one.names(), other.names())));
        weights.put("gender", gender(one.gender(), other.gender()));
        int score = weights.values().stream().mapToInt(Integer::intValue).sum();
        return score < THRESHOLD ? Optional.empty() : Optional.of(new Candidate(registrationId, score, weights));
    }

    /** The most alike of all languages' names. */
    static double names(List<List<String>> ours, List<List<String>> theirs) {
        double best = 0;
        for (List<String> our : ours) {
            for (List<String> their : theirs) {
                best = Math.max(best, name(our, their));
            }
        }
        return best;
    }

    /** Each word beside the most alike one of the other name, wherever it stands; words left over count against it. */
    private static double name(List<String> ours, List<String> theirs) {
        List<String> left = new ArrayList<>(theirs);
        double shared = 0;
        for (String word : ours) {
            String nearest = null;
            double best = 0;
            for (String other : left) {
                double alike = words(word, other);
                if (alike > best) {
                    best = alike;
                    nearest = other;
                }
            }
            if (nearest != null && best >= SAME_WORD) {
                left.remove(nearest);
                shared += best;
            }
        }
        return 2 * shared / (ours.size() + theirs.size());
    }

    private static double words(String one, String other) {
        double spelled = JARO_WINKLER.apply(one, other);
        String skeleton = Latin.skeleton(one);
        boolean sounds = !skeleton.isEmpty() && skeleton.equals(Latin.skeleton(other));
        return sounds ? Math.max(spelled, SAME_SKELETON) : spelled;
    }

    private static int date(Optional<LocalDate> ours, Optional<LocalDate> theirs) {
        if (ours.isEmpty() || theirs.isEmpty()) {
            return 0;
        }
        LocalDate our = ours.get();
        LocalDate their = theirs.get();
        if (our.equals(their)) {
            return SAME_DATE;
        }
        boolean year = our.getYear() == their.getYear();
        boolean month = our.getMonthValue() == their.getMonthValue();
        boolean day = our.getDayOfMonth() == their.getDayOfMonth();
        boolean swapped =
                year && our.getDayOfMonth() == their.getMonthValue() && our.getMonthValue() == their.getDayOfMonth();
        boolean oneSlip = (year && month) || (year && day) || (month && day);
        return swapped ? SWAPPED_DATE : oneSlip ? NEAR_DATE : 0;
    }

    private static int gender(String one, String other) {
        if (one.isEmpty() || other.isEmpty()) {
            return 0;
        }
        return one.equals(other) ? SAME_GENDER : OTHER_GENDER;
    }
}
