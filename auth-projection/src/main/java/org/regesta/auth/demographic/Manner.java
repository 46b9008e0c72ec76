package org.regesta.auth.demographic;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.regesta.command.authentication.api.AuthLimit;

/**
 * How like a text must be to what is held (MOSIP: {@code matchInfo} with {@code matchingStrategy} and {@code
 * matchingThreshold}).
 *
 * @param threshold the least score, 1 to 100; of no account for {@link Strategy#EXACT}
 */
public record Manner(Strategy strategy, int threshold) {

    /** The same words, in any order: how everything is compared unless a partner asks otherwise. */
    public static final Manner EXACT = new Manner(Strategy.EXACT, 100);

    /** What can be compared in another manner than exactly, as in MOSIP. */
    private static final Set<Demographic> LENIENT = Set.of(Demographic.NAME, Demographic.FULL_ADDRESS);

    /** MOSIP's strategies, by the letters of its wire and by their names. */
    public enum Strategy {
        EXACT("E"),
        /** The share of words that both have. */
        PARTIAL("P"),
        /** The same, of words that sound alike. */
        PHONETICS("PH");

        private final String wireName;

        Strategy(String wireName) {
            this.wireName = wireName;
        }

        public static Optional<Strategy> ofWireName(String name) {
            return Arrays.stream(values())
                    .filter(it ->
                            it.wireName.equalsIgnoreCase(name) || it.name().equalsIgnoreCase(name))
                    .findFirst();
        }
    }

    /** @throws IllegalArgumentException when the threshold is no share of a hundred */
    public Manner {
        if (threshold < 1 || threshold > 100) {
            throw new IllegalArgumentException("a threshold is 1 to 100");
        }
    }

    /** Whether an attribute can be compared so. */
    public boolean suits(Demographic about) {
        return strategy == Strategy.EXACT || LENIENT.contains(about);
    }

    /**
     * Whether a score is enough. A partner may ask for more than {@link AuthLimit#DEMOGRAPHIC_LIKENESS}; asking for
     * less changes nothing, for then a name could be found out word by word.
     */
    boolean isMetBy(int score) {
        return score >= Math.max(threshold, AuthLimit.DEMOGRAPHIC_LIKENESS.most());
    }
}
