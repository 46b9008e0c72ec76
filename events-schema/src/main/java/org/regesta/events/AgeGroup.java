package org.regesta.events;

/**
 * Coarse age at registration, the only fact of a birth date that stands clear. Bounds as MOSIP's: 0-5, 6-17, 18-200.
 */
public enum AgeGroup {
    INFANT,
    MINOR,
    ADULT;

    /** @throws IllegalArgumentException for an age below 0 or above 200 years */
    public static AgeGroup ofYears(int years) {
        if (years < 0 || years > 200) {
            throw new IllegalArgumentException("an age lies between 0 and 200 years");
        }
        return isInfant(years) ? INFANT : years <= 17 ? MINOR : ADULT;
    }

    /** Whether that is the age of a small child. */
    public static boolean isInfant(int years) {
        return years <= 5;
    }
}
