package org.regesta.testkit.fingers;

import java.util.ArrayList;
import java.util.List;

/**
 * Which way the ridges run at each place, and how far apart they are: Sherlock and Monro's zero-pole model, where a
 * core
 * turns the flow by half a turn one way and a delta the other, each bent a little as Vizcaya and Gerhardt do, over a
 * smooth random sway.
 */
final class RidgeFlow {

    static final int WIDTH = 384;
    static final int HEIGHT = 512;

    private static final double MIDDLE = WIDTH / 2.0;

    private final List<Singularity> singularities = new ArrayList<>();
    private final List<Cap> caps = new ArrayList<>();
    private final Waves sway;
    private final Waves spread;
    private final double swaySize;
    private final double period;
    private final double archHeight;
    private final double archTop;
    private final double tip;
    private final double roundness;

    /** @param turn half a turn: 0.5 for a core, -0.5 for a delta */
    private record Singularity(double x, double y, double turn, double bend, double skew) {

        double angle(double atX, double atY) {
            double angle = StrictMath.atan2(y - atY, atX - x); // up is positive
            return turn * (angle + bend * StrictMath.sin(angle) + skew * StrictMath.cos(2 * angle));
        }
    }

    /**
     * By a core alone ridges would part below it like confocal parabolas, and forced ridge ends would lie in every
     * finger alike. A cap bends them to run round the core and then on side by side.
     *
     * @param axis where the loop opens, in radians
     */
    private record Cap(double x, double y, double axis, double strength, double reach) {

        double angle(double atX, double atY) {
            double right = (atX - x) / reach;
            double down = (atY - y) / reach;
            double fade = StrictMath.exp(-right * right - down * down);
            return -strength * fade * StrictMath.sin(StrictMath.atan2(-down, right) - axis);
        }
    }

    RidgeFlow(long seed) {
        Dice dice = Dice.of(seed, "flow");
        PatternClass pattern = PatternClass.draw(dice);
        double x = MIDDLE + dice.between(-32, 32);
        double y = dice.between(190, 265);
        archTop = y + dice.between(20, 50);
        archHeight = pattern == PatternClass.PLAIN_ARCH ? dice.between(0.75, 1.05) : 0;
        tip = y;
        roundness = dice.between(0.3, 0.75);
        switch (pattern) {
            case LEFT_LOOP -> loop(dice, x, y, 1);
            case RIGHT_LOOP -> loop(dice, x, y, -1);
            case WHORL -> whorl(dice, x, y);
            case TENTED_ARCH -> tented(dice, x, y);
            case PLAIN_ARCH -> {
                // no singularity: the flow only bows
            }
        }
        period = dice.between(7.6, 10.6);
        swaySize = dice.between(0.08, 0.16);
        sway = new Waves(dice, WIDTH, HEIGHT, 70);
        spread = new Waves(dice, WIDTH, HEIGHT, 40);
        for (Singularity core :
                singularities.stream().filter(each -> each.turn > 0).toList()) {
            double others = orientation(core.x, core.y) - core.angle(core.x, core.y);
            caps.add(new Cap(core.x, core.y, 2 * others, dice.between(0.6, 0.9), dice.between(90, 150)));
        }
    }

    private void loop(Dice dice, double x, double y, int side) {
        add(dice, x, y, 0.5);
        add(dice, x + side * dice.between(60, 120), y + dice.between(85, 160), -0.5);
    }

    private void whorl(Dice dice, double x, double y) {
        double apart = dice.between(12, 55);
        add(dice, x + dice.between(-8, 8), y - apart / 2, 0.5);
        add(dice, x + dice.between(-8, 8), y + apart / 2, 0.5);
        add(dice, x - dice.between(85, 115), y + dice.between(110, 150), -0.5);
        add(dice, x + dice.between(85, 115), y + dice.between(110, 150), -0.5);
    }

    private void tented(Dice dice, double x, double y) {
        add(dice, x, y, 0.5);
        add(dice, x + dice.between(-10, 10), y + dice.between(85, 120), -0.5);
    }

    private void add(Dice dice, double x, double y, double turn) {
        singularities.add(new Singularity(x, y, turn, dice.between(-0.25, 0.25), dice.between(-0.08, 0.08)));
    }

    /** Radians, 0 along the row, positive turning upwards. */
    double orientation(double x, double y) {
        double angle = swaySize * sway.at(x, y);
        for (Singularity each : singularities) {
            angle += each.angle(x, y);
        }
        for (Cap each : caps) {
            angle += each.angle(x, y);
        }
        return angle + bow(x, y) + tipRound(x, y);
    }

    /** Round the tip, ridges follow its outline: steeper at the sides than cores and deltas alone make them. */
    private double tipRound(double x, double y) {
        double across = (x - MIDDLE) / 60;
        double above = 1 / (1 + StrictMath.exp((y - tip - 40) / 35));
        return -roundness * above * across / StrictMath.sqrt(1 + across * across);
    }

    /** A plain arch rises over the middle, most at half height. */
    private double bow(double x, double y) {
        if (archHeight == 0) {
            return 0;
        }
        double across = (x - MIDDLE) / 70;
        double down = (y - archTop) / 150;
        double strength = archHeight / (1 + down * down);
        return -strength * 2.2 * across / (1 + across * across);
    }

    /** Pixels from ridge to ridge at 500 dpi: wider towards the joint. */
    double period(double x, double y) {
        double wider = 1 + 0.10 * (y - HEIGHT / 2.0) / HEIGHT;
        return period * wider * (1 + 0.09 * spread.at(x, y));
    }
}
