package org.regesta.testkit.fingers;

import java.util.ArrayList;
import java.util.List;

/**
 * What an extractor finds on a {@link SyntheticFinger}, without growing its ridges: minutiae strewn over the skin, each
 * along the flow of that finger, seen by a sensor that turns, shifts and pulls the skin, misses some and sees some
 * that are not there. A thousand times cheaper than an image, for populations; how its scores compare with those of
 * images is shown by {@code SyntheticScoresTest}.
 *
 * <p>They are not the minutiae of that finger's images.
 */
public final class SyntheticMinutiae {

    private static final double SPACE_EACH = 1_200; // square pixels at 500 dpi, measured on images
    private static final double NEAREST = 10;

    private SyntheticMinutiae() {}

    /** A place where a ridge ends or forks. */
    private record Minutia(double x, double y, double direction, boolean ending) {}

    /** A template as SourceAFIS 3.18.1 writes it. */
    public static byte[] template(SyntheticFinger finger, Impression how) {
        List<Minutia> seen = seen(grown(finger), how);
        TemplateWriter writer = new TemplateWriter(Sensor.WIDTH, Sensor.HEIGHT);
        seen.forEach(each -> writer.add(each.x, each.y, each.direction, each.ending));
        return writer.toByteArray();
    }

    /** The whole finger's. */
    private static List<Minutia> grown(SyntheticFinger finger) {
        RidgeFlow flow = new RidgeFlow(finger.flowSeed());
        Dice dice = Dice.of(finger.ridgeSeed(), "minutiae");
        double skin = Math.PI * 180 * 250;
        int wanted = (int) Math.round(skin / SPACE_EACH * dice.between(0.8, 1.2));
        List<Minutia> grown = new ArrayList<>(wanted);
        for (int tries = 0; grown.size() < wanted && tries < 20 * wanted; tries++) {
            double x = dice.between(12, RidgeFlow.WIDTH - 12);
            double y = dice.between(6, RidgeFlow.HEIGHT - 6);
            if (isSkin(x, y) && grown.stream().noneMatch(other -> near(other, x, y))) {
                double along = -flow.orientation(x, y) + (dice.coin() ? Math.PI : 0);
                grown.add(new Minutia(x, y, along, dice.unit() < 0.6));
            }
        }
        return grown;
    }

    private static boolean isSkin(double x, double y) {
        double across = (x - RidgeFlow.WIDTH / 2.0) / 180;
        double below = (y - RidgeFlow.HEIGHT / 2.0) / 250;
        return across * across + below * below < 1;
    }

    private static boolean near(Minutia other, double x, double y) {
        double right = other.x - x;
        double down = other.y - y;
        return right * right + down * down < NEAREST * NEAREST;
    }

    private static List<Minutia> seen(List<Minutia> grown, Impression how) {
        Dice dice = Dice.of(how.seed(), "extractor");
        Waves pullAcross = new Waves(dice, RidgeFlow.WIDTH, RidgeFlow.HEIGHT, 110);
        Waves pullDown = new Waves(dice, RidgeFlow.WIDTH, RidgeFlow.HEIGHT, 110);
        double turned = StrictMath.toRadians(how.rotation());
        double cos = StrictMath.cos(turned);
        double sin = StrictMath.sin(turned);
        double missed = 0.04 + 0.06 * how.noise() + 0.12 * Math.abs(how.pressure() - 1);
        List<Minutia> seen = new ArrayList<>();
        for (Minutia each : grown) {
            double right = each.x - 4 * how.pull() * pullAcross.at(each.x, each.y) - RidgeFlow.WIDTH / 2.0;
            double down = each.y - 4 * how.pull() * pullDown.at(each.x, each.y) - RidgeFlow.HEIGHT / 2.0 + 12;
            double x = right * cos + down * sin + Sensor.WIDTH / 2.0 + how.right();
            double y = -right * sin + down * cos + Sensor.HEIGHT / 2.0 + how.down();
            if (touches(x, y, how) && dice.unit() >= missed) {
                seen.add(new Minutia(
                        x + dice.bell() * (0.6 + 0.35 * how.noise()),
                        y + dice.bell() * (0.6 + 0.35 * how.noise()),
                        each.direction - turned + dice.bell() * (0.03 + 0.025 * how.noise()),
                        each.ending != (dice.unit() < 0.06)));
            }
        }
        return withGhosts(seen, how, dice);
    }

    /** Scratches and pores that an extractor takes for minutiae. */
    private static List<Minutia> withGhosts(List<Minutia> seen, Impression how, Dice dice) {
        int ghosts = (int) Math.round(seen.size() * (0.02 + 0.06 * how.noise()));
        for (int tries = 0; ghosts > 0 && tries < 1_000; tries++) {
            double x = dice.between(0, Sensor.WIDTH);
            double y = dice.between(0, Sensor.HEIGHT);
            if (touches(x, y, how)) {
                seen.add(new Minutia(x, y, dice.between(0, 2 * Math.PI), dice.coin()));
                ghosts--;
            }
        }
        return seen;
    }

    private static boolean touches(double x, double y, Impression how) {
        if (x < 4 || y < 4 || x > Sensor.WIDTH - 4 || y > Sensor.HEIGHT - 4) {
            return false;
        }
        double size = StrictMath.sqrt(how.contact()) * (0.92 + 0.08 * Math.min(how.pressure(), 1.5));
        double across = (x - Sensor.WIDTH / 2.0 - how.right() * 0.5) / (128 * size);
        double below = (y - Sensor.HEIGHT / 2.0 - how.down() * 0.5) / (182 * size);
        return across * across + below * below < 0.95;
    }
}
