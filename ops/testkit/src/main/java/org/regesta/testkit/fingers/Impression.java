package org.regesta.testkit.fingers;

/**
 * How a finger was put on the sensor, once.
 *
 * @param seed of all that chance does: noise, the outline, how the skin is pulled
 * @param rotation degrees, positive turning left
 * @param right how far off the middle, in pixels at 500 dpi; {@code down} likewise
 * @param pressure 0 barely touching, 1 as usual, 2 pressed hard
 * @param noise 0 clean, 1 as usual, 2 a dirty or dry finger
 * @param pull how much the skin is distorted: 0 not, 1 as usual
 * @param contact share of the usual contact area that touches
 */
public record Impression(
        long seed,
        double rotation,
        double right,
        double down,
        double pressure,
        double noise,
        double pull,
        double contact) {

    /** As an operator would accept it: a little of everything. */
    public static Impression normal(long seed) {
        Dice dice = Dice.of(seed, "impression");
        return new Impression(
                seed,
                dice.between(-12, 12),
                dice.between(-18, 18),
                dice.between(-22, 22),
                dice.between(0.8, 1.25),
                dice.between(0.6, 1.2),
                dice.between(0.5, 1.2),
                dice.between(0.9, 1.1));
    }

    /** As it is taken at enrolment: straight, in the middle, clean. */
    public static Impression good(long seed) {
        Dice dice = Dice.of(seed, "good");
        return new Impression(seed, dice.between(-4, 4), dice.between(-6, 6), dice.between(-8, 8), 1, 0.5, 0.5, 1.1);
    }

    public Impression rotated(double degrees) {
        return new Impression(seed, degrees, right, down, pressure, noise, pull, contact);
    }

    public Impression moved(double toRight, double toDown) {
        return new Impression(seed, rotation, toRight, toDown, pressure, noise, pull, contact);
    }

    public Impression pressed(double how) {
        return new Impression(seed, rotation, right, down, how, noise, pull, contact);
    }

    public Impression noisy(double how) {
        return new Impression(seed, rotation, right, down, pressure, how, pull, contact);
    }

    public Impression touching(double share) {
        return new Impression(seed, rotation, right, down, pressure, noise, pull, share);
    }
}
