package org.regesta.ports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class SecretTest {

    private static final boolean SOAK = Boolean.getBoolean("soak");
    private static final int COMPARED = SOAK ? 1_000_000 : 20_000;
    private static final int LONG = 512;
    private static final double DIFFERENT = 4.5;

    private final long seed = Long.getLong("seed", new Random().nextLong());
    private final Random random = new Random(seed);

    @Test
    void a_secret_is_what_was_shown_or_it_is_not() {
        Secret otp = Secret.of("123456");
        assertThat(otp.is("123456")).isTrue();
        for (String wrong : new String[] {"", "12345", "1234567", "123457", "023456", " 123456", "１２３４５６"}) {
            assertThat(otp.is(wrong)).as(wrong).isFalse();
        }
        assertThat(otp).isEqualTo(Secret.of("123456")).hasSameHashCodeAs(Secret.of("other"));
        assertThat(otp).isNotEqualTo(Secret.of("123457")).hasToString("Secret");
        assertThat(otp.reveal()).isEqualTo("123456");
    }

    /** Welch's t of guesses wrong at once and guesses wrong at the end. On a busy machine it is told, not judged. */
    @Test
    void where_a_guess_goes_wrong_cannot_be_seen_by_the_clock() {
        String right = "7".repeat(LONG);
        Secret secret = Secret.of(right);
        double t = welch(secret::is, right);
        System.out.printf(
                Locale.ROOT,
                "Welch's t of %,d comparisons a class: %.2f in constant time (seed %d)%n",
                COMPARED,
                t,
                seed);
        if (SOAK) {
            assertThat(Math.abs(t)).isLessThan(DIFFERENT);
        }
    }

    @Test
    void a_comparison_that_stops_at_the_first_difference_is_seen() {
        String right = "7".repeat(LONG);
        double t = 0;
        for (int attempt = 0; attempt < 5 && Math.abs(t) < DIFFERENT; attempt++) { // the machine may be busy
            t = welch(shown -> stopsAtTheFirst(right, shown), right);
        }
        assertThat(Math.abs(t)).as("seed %d", seed).isGreaterThan(DIFFERENT);
    }

    private static boolean stopsAtTheFirst(String one, String other) {
        for (int i = 0; i < one.length(); i++) {
            if (one.charAt(i) != other.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private double welch(Predicate<String> compares, String right) {
        String early = "0" + right.substring(1);
        String late = right.substring(1) + "0";
        double[][] took = {new double[COMPARED], new double[COMPARED]};
        int[] filled = {0, 0};
        int matches = 0;
        for (int warm = 0; warm < 5_000; warm++) {
            matches += compares.test(warm % 2 == 0 ? early : late) ? 1 : 0;
        }
        while (filled[0] < COMPARED || filled[1] < COMPARED) {
            int which = random.nextBoolean() ? 1 : 0;
            if (filled[which] == COMPARED) {
                which = 1 - which;
            }
            String shown = new String((which == 0 ? early : late).toCharArray()); // or where it lies would be seen
            long start = System.nanoTime();
            matches += compares.test(shown) ? 1 : 0;
            took[which][filled[which]++] = System.nanoTime() - start;
        }
        assertThat(matches).isZero(); // and no comparison was left out as useless
        return t(cropped(took[0]), cropped(took[1]));
    }

    /** Without the slowest tenth, which is the machine's: interrupts, other processes, collections. */
    private static double[] cropped(double[] all) {
        double[] sorted = all.clone();
        Arrays.sort(sorted);
        return Arrays.copyOf(sorted, sorted.length * 9 / 10);
    }

    private static double t(double[] one, double[] other) {
        double spread = variance(one) / one.length + variance(other) / other.length;
        return spread == 0 ? 0 : (mean(one) - mean(other)) / Math.sqrt(spread);
    }

    private static double mean(double[] all) {
        return Arrays.stream(all).average().orElseThrow();
    }

    private static double variance(double[] all) {
        double mean = mean(all);
        return Arrays.stream(all).map(each -> (each - mean) * (each - mean)).sum() / (all.length - 1);
    }
}
