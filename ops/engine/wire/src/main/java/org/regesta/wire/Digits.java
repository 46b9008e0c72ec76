package org.regesta.wire;

import org.apache.commons.validator.routines.checkdigit.CheckDigitException;
import org.apache.commons.validator.routines.checkdigit.VerhoeffCheckDigit;

/** Verhoeff's check digit, the last of a UIN or VID. */
public final class Digits {

    private Digits() {}

    /** Whether all are digits and the last is the Verhoeff check digit of the others. */
    public static boolean checked(String number) {
        return VerhoeffCheckDigit.VERHOEFF_CHECK_DIGIT.isValid(number);
    }

    /** The digits with their check digit appended. */
    public static String withCheck(String digits) {
        try {
            return digits + VerhoeffCheckDigit.VERHOEFF_CHECK_DIGIT.calculate(digits);
        } catch (CheckDigitException notDigits) {
            throw new IllegalArgumentException("not digits", notDigits);
        }
    }
}
