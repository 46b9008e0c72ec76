package org.regesta.saga.registration.stage.dedupe;

/**
 * How much an observation says about two records being of one person, after Fellegi and Sunter: how often it is seen
 * between two records of one person, against how often between two strangers. In decibans, so that weights add up: 10
 * is ten to one, 20 a hundred to one, below zero is against.
 *
 * <p>The shares are estimates for a register of many peoples, where names are unevenly spread and people of one
 * household share surname, place and sometimes the day of birth: a given name that stands against another weighs
 * more than chance alone would say, the place less.
 */
enum Weight {
    WORD_SAME(0.85, 0.006),
    WORD_ALIKE(0.08, 0.008),
    WORD_SOUNDS_ALIKE(0.06, 0.012),
    /** Each has a word that the other has not. */
    WORD_AGAINST(0.002, 0.95),
    /** One has more words. */
    WORD_MISSING(0.25, 0.5),
    DATE_SAME(0.90, 0.000045),
    DAY_AND_MONTH_SWAPPED(0.02, 0.000045),
    DATE_ONE_PART_OFF(0.04, 0.002),
    /** The year is the same, and of one no more than that is known. */
    YEAR_SAME(0.27, 0.017),
    DATE_AGAINST(0.005, 0.95),
    GENDER_SAME(0.98, 0.5),
    GENDER_AGAINST(0.02, 0.5),
    POSTAL_CODE_SAME(0.70, 0.044),
    TOWN_SAME(0.80, 0.13),
    PLACE_AGAINST(0.15, 0.9);

    private final int decibans;

    /** @param ofOne its share among pairs of one person, {@code ofStrangers} among pairs of two */
    Weight(double ofOne, double ofStrangers) {
        this.decibans = (int) Math.round(10 * Math.log10(ofOne / ofStrangers));
    }

    int decibans() {
        return decibans;
    }
}
