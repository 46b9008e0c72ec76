package org.regesta.command.numbers;

import java.util.random.RandomGenerator;
import org.regesta.wire.Digits;

/**
 * Which numbers may be handed to people: none that is easy to mistype, to guess from its neighbour, or unpleasant to
 * bear.
 * The rules are those of MOSIP's UIN and VID generators, so numbers of both worlds look alike. Common to both: the
 * first
 * digit is 2 to 9, no digit stands twice within three places, no pair of digits stands twice, no three digits count
 * up or down, neither 786 nor 666 occurs, and the last digit is Verhoeff's check digit.
 */
public final class NumberFilter {

    /** The first of the cyclic numbers; the next has 16 digits, more than any UIN. */
    private static final long CYCLIC = 0x142857;

    private static final long SIX_DIGITS = 0xFFFFFF;
    private static final int HALF = 5;

    private final int length;
    private final boolean uin;
    /** Indexed by three digits of four bits each. */
    private final boolean[] badTriples = new boolean[0x1000];

    private NumberFilter(int length, boolean uin) {
        this.length = length;
        this.uin = uin;
        for (int triple = 0; triple < badTriples.length; triple++) {
            badTriples[triple] = isBad(triple >> 8, triple >> 4 & 0xF, triple & 0xF);
        }
    }

    /**
     * For UINs, which have further rules: 890, 901, 109 and 098 count up or down too, no three neighbours are of 2,
     * 4, 6 and 8, the first five digits are neither the last five nor their reverse, and no cyclic number occurs.
     *
     * @param length digits, 10 to 12, check digit included
     */
    public static NumberFilter forUins(int length) {
        if (length < 10 || length > 12) {
            throw new IllegalArgumentException("a UIN has 10, 11 or 12 digits");
        }
        return new NumberFilter(length, true);
    }

    /** For VIDs, of 16 digits. */
    public static NumberFilter forVids() {
        return new NumberFilter(16, false);
    }

    public int length() {
        return length;
    }

    /** Draws until a number passes: each that does is equally likely. */
    public String draw(RandomGenerator random) {
        while (true) {
            StringBuilder drawn = new StringBuilder(length);
            long digits = 0;
            do {
                int digit = random.nextInt(10);
                drawn.append(digit);
                digits = digits << 4 | digit;
            } while (admitsLast(digits) && drawn.length() < length - 1);
            String number = Digits.withCheck(drawn.toString());
            if (accepts(number)) { // no when it was given up at a digit that breaks a rule: then it is too short
                return number;
            }
        }
    }

    /** Whether the number follows every rule. Anything may be asked, not only digits. */
    public boolean accepts(String number) {
        if (number.length() != length) {
            return false;
        }
        long digits = 0;
        for (int i = 0; i < length; i++) {
            int digit = number.charAt(i) - '0';
            digits = digits << 4 | digit & 0xF;
            if (digit < 0 || digit > 9 || !admitsLast(digits)) {
                return false;
            }
        }
        return admitsHalves(digits) && Digits.checked(number);
    }

    /**
     * Whether the last digit may follow those before it, which were admitted one by one.
     *
     * @param digits four bits each, the last lowest
     */
    boolean admitsLast(long digits) {
        if (digits <= 0xF && digits >= 0) {
            return digits >= 2;
        }
        if (digits <= 0xFF && digits >= 0) {
            return (digits & 0xF) != digits >> 4;
        }
        return !badTriples[(int) (digits & 0xFFF)]
                && !pairStoodBefore(digits)
                && !(uin && (digits & SIX_DIGITS) == CYCLIC);
    }

    /** Whether both halves differ, read either way: known only of the whole number. */
    boolean admitsHalves(long digits) {
        if (!uin) {
            return true;
        }
        long first = digits >>> 4 * (length - HALF);
        boolean same = true;
        boolean mirrored = true;
        for (int i = 0; i < HALF; i++) {
            long digit = first >> 4 * i & 0xF;
            same &= digit == (digits >> 4 * i & 0xF);
            mirrored &= digit == (digits >> 4 * (HALF - 1 - i) & 0xF);
        }
        return !same && !mirrored;
    }

    private static boolean pairStoodBefore(long digits) {
        long pair = digits & 0xFF;
        for (long before = digits >>> 8; before > 0xF; before >>>= 4) {
            if ((before & 0xFF) == pair) {
                return true;
            }
        }
        return false;
    }

    private boolean isBad(int first, int second, int third) {
        boolean repeats = first == second || second == third || first == third;
        boolean counts = second - first == third - second && Math.abs(second - first) == 1;
        boolean countsAround = (second - first + 10) % 10 == (third - second + 10) % 10
                && ((second - first + 10) % 10 == 1 || (second - first + 10) % 10 == 9);
        boolean unpleasant = first == 7 && second == 8 && third == 6 || first == 6 && second == 6 && third == 6;
        boolean evens = isEven(first) && isEven(second) && isEven(third);
        return repeats || counts || unpleasant || uin && (countsAround || evens);
    }

    private static boolean isEven(int digit) {
        return digit != 0 && digit % 2 == 0;
    }
}
