package org.regesta.testkit.fingers;

/** How the ridges of a finger run, with the share of fingers that do. */
enum PatternClass {
    LEFT_LOOP(0.34),
    RIGHT_LOOP(0.32),
    WHORL(0.28),
    TENTED_ARCH(0.03),
    PLAIN_ARCH(0.03);

    private final double share;

    PatternClass(double share) {
        this.share = share;
    }

    static PatternClass draw(Dice dice) {
        double left = dice.unit();
        for (PatternClass each : values()) {
            left -= each.share;
            if (left < 0) {
                return each;
            }
        }
        return LEFT_LOOP;
    }
}
