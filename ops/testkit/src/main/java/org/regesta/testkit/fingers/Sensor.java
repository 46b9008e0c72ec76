package org.regesta.testkit.fingers;

import org.regesta.testkit.biometrics.GreyImage;

/** Takes an impression: 300 by 400 at 500 dpi, ridges dark on white. */
final class Sensor {

    static final int WIDTH = 300;
    static final int HEIGHT = 400;
    private static final int DPI = 500;
    private static final double HALF_WIDTH = 128;
    private static final double HALF_HEIGHT = 182;

    private final float[] finger;
    private final Impression how;
    private final Dice dice;
    private final Waves pullAcross;
    private final Waves pullDown;
    private final Waves outline;
    private final Waves moisture;
    private final Waves grain;
    private final double cos;
    private final double sin;

    Sensor(float[] finger, Impression how) {
        this.finger = finger;
        this.how = how;
        this.dice = Dice.of(how.seed(), "sensor");
        this.pullAcross = new Waves(dice, RidgeFlow.WIDTH, RidgeFlow.HEIGHT, 110);
        this.pullDown = new Waves(dice, RidgeFlow.WIDTH, RidgeFlow.HEIGHT, 110);
        this.outline = new Waves(dice, WIDTH, HEIGHT, 50);
        this.moisture = new Waves(dice, WIDTH, HEIGHT, 45);
        this.grain = new Waves(dice, WIDTH, HEIGHT, 5);
        double radians = StrictMath.toRadians(how.rotation());
        this.cos = StrictMath.cos(radians);
        this.sin = StrictMath.sin(radians);
    }

    GreyImage take() {
        float[] grey = new float[WIDTH * HEIGHT];
        for (int y = 0, at = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++, at++) {
                grey[at] = (float) grey(x, y);
            }
        }
        scratch(grey);
        byte[] pixels = new byte[grey.length];
        for (int at = 0; at < pixels.length; at++) {
            double speckled = grey[at] + how.noise() * 9 * dice.bell();
            pixels[at] = (byte) Math.clamp(Math.round(speckled), 0, 255);
        }
        return new GreyImage(WIDTH, HEIGHT, DPI, pixels);
    }

    private double grey(int x, int y) {
        double touch = touch(x, y);
        if (touch <= 0) {
            return 250;
        }
        double wet = moisture.at(x, y);
        double ridge = ridge(x, y) + 0.55 * (how.pressure() - 1) + 0.12 * how.noise() * wet;
        ridge += 0.30 * how.noise() * grain.at(x, y);
        double dark = 1 / (1 + StrictMath.exp(-4.5 * ridge)); // 0 valley, 1 ridge
        double ink = Math.clamp(0.88 + 0.10 * (how.pressure() - 1) + 0.06 * wet, 0.35, 1);
        return 250 - Math.min(1, touch) * ink * dark * 215;
    }

    /** Where this place of the sensor lies on the finger, and what is there; valley beyond its edge. */
    private double ridge(double x, double y) {
        double across = x - WIDTH / 2.0 - how.right();
        double below = y - HEIGHT / 2.0 - how.down();
        double fingerX = RidgeFlow.WIDTH / 2.0 + across * cos - below * sin;
        double fingerY = RidgeFlow.HEIGHT / 2.0 - 12 + across * sin + below * cos;
        double pulledX = fingerX + 4 * how.pull() * pullAcross.at(fingerX, fingerY);
        double pulledY = fingerY + 4 * how.pull() * pullDown.at(fingerX, fingerY);
        if (pulledX < 0 || pulledY < 0 || pulledX >= RidgeFlow.WIDTH - 1 || pulledY >= RidgeFlow.HEIGHT - 1) {
            return -1;
        }
        return Bilinear.at(finger, RidgeFlow.WIDTH, pulledX, pulledY);
    }

    /** Above 0 where the finger touches: an egg, its edge uneven, fading over a few pixels. */
    private double touch(double x, double y) {
        double size = StrictMath.sqrt(how.contact()) * (0.92 + 0.08 * Math.min(how.pressure(), 1.5));
        double across = (x - WIDTH / 2.0 - how.right() * 0.5) / (HALF_WIDTH * size);
        double below = (y - HEIGHT / 2.0 - how.down() * 0.5) / (HALF_HEIGHT * size);
        double taper = below < 0 ? 1 + 0.18 * below * below : 1;
        double far = across * across * taper * taper + below * below * StrictMath.sqrt(Math.abs(below));
        return (1 - far + 0.03 * outline.at(x, y)) * 9;
    }

    /** Dry cracks: a few thin light lines. */
    private void scratch(float[] grey) {
        int scratches = (int) StrictMath.round(how.noise() * dice.between(0, 3));
        for (int each = 0; each < scratches; each++) {
            double x = dice.between(60, WIDTH - 60);
            double y = dice.between(60, HEIGHT - 60);
            double direction = dice.between(0, Math.PI);
            double stepX = StrictMath.cos(direction);
            double stepY = StrictMath.sin(direction);
            for (double length = dice.between(20, 90); length > 0; length -= 0.5) {
                x += 0.5 * stepX;
                y += 0.5 * stepY;
                lighten(grey, x, y);
            }
        }
    }

    private static void lighten(float[] grey, double x, double y) {
        int column = (int) x;
        int row = (int) y;
        if (column < 1 || row < 1 || column >= WIDTH - 1 || row >= HEIGHT - 1) {
            return;
        }
        for (int offset : new int[] {-WIDTH, -1, 0, 1, WIDTH}) {
            int at = row * WIDTH + column + offset;
            grey[at] += (offset == 0 ? 0.5f : 0.2f) * (250 - grey[at]);
        }
    }
}
