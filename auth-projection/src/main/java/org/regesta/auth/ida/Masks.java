package org.regesta.auth.ida;

/** MOSIP's masks ({@code MaskUtil}). */
final class Masks {

    private Masks() {}

    /** The first half and one more are X. */
    static String phone(String number) {
        int hidden = Math.min(number.length(), number.length() / 2 + 1);
        return "X".repeat(hidden) + number.substring(hidden);
    }

    /** Before the at sign two of three are X. */
    static String email(String address) {
        int at = address.indexOf('@');
        StringBuilder masked = new StringBuilder(address);
        for (int i = 0; i < (at < 0 ? address.length() : at); i++) {
            if ((i + 1) % 3 != 0) {
                masked.setCharAt(i, 'X');
            }
        }
        return masked.toString();
    }
}
