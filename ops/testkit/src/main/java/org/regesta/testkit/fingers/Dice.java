package org.regesta.testkit.fingers;

/** Numbers from a seed: the same on every machine and release (SplitMix64, and arithmetic alone). */
final class Dice {

    private long state;

    Dice(long seed) {
        this.state = seed;
    }

    /** Other dice for another purpose, by the same seed. */
    static Dice of(long seed, String purpose) {
        long mixed = seed;
        for (int at = 0; at < purpose.length(); at++) {
            mixed = mixed * 1_000_003 + purpose.charAt(at);
        }
        return new Dice(new Dice(mixed).next());
    }

    long next() {
        state += 0x9E3779B97F4A7C15L;
        long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /** At least 0, below 1. */
    double unit() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    double between(double low, double high) {
        return low + (high - low) * unit();
    }

    /** Bell-shaped about 0, spread 1: the sum of twelve. */
    double bell() {
        double sum = -6;
        for (int each = 0; each < 12; each++) {
            sum += unit();
        }
        return sum;
    }

    boolean coin() {
        return next() < 0;
    }
}
