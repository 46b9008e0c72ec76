package org.regesta.command.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Counts every UIN of ten digits that the filter lets through, digit by digit. */
class UinSpaceTest {

    private static final NumberFilter UIN = NumberFilter.forUins(10);

    /** Multiplication in the dihedral group D5, and Verhoeff's permutation: a second source beside the library's. */
    private static final int[][] D5 = new int[10][10];

    private static final int[][] PERMUTED = new int[8][10];

    static {
        for (int a = 0; a < 10; a++) {
            for (int b = 0; b < 10; b++) {
                int turn = a < 5 ? (a + b % 5) % 5 : (a - b % 5 + 5) % 5;
                D5[a][b] = (a < 5) == (b < 5) ? turn : 5 + turn;
            }
        }
        int[] once = {1, 5, 7, 6, 2, 8, 3, 0, 9, 4};
        for (int digit = 0; digit < 10; digit++) {
            PERMUTED[0][digit] = digit;
            for (int power = 1; power < 8; power++) {
                PERMUTED[power][digit] = once[PERMUTED[power - 1][digit]];
            }
        }
    }

    @Test
    void exactly_58_106_898_numbers_of_ten_digits_exist() {
        assertThat(count(0, UIN.length(), 0)).isEqualTo(58_106_898L);
    }

    /**
     * @param missing how many digits are still to be placed
     * @param sum Verhoeff's product over the digits so far, whose places count from the right end
     */
    private static long count(long digits, int missing, int sum) {
        long found = 0;
        for (int digit = 0; digit < 10; digit++) {
            int product = D5[PERMUTED[(missing - 1) % 8][digit]][sum];
            long longer = digits << 4 | digit;
            if (missing == 1 && product != 0 || !UIN.admitsLast(longer)) {
                continue;
            }
            if (missing > 1) {
                found += count(longer, missing - 1, product);
            } else if (UIN.admitsHalves(longer)) {
                found++;
            }
        }
        return found;
    }
}
