package org.regesta.testkit.fingers;

/** A bank of Gabor filters: a wave across the ridges under a bell, for each direction and distance of ridges. */
final class Filters {

    static final int DIRECTIONS = 90;
    private static final int PERIODS = 21;

    private final int radius;
    private final double shortest;
    private final double step;
    private final float[][] kernels = new float[DIRECTIONS * PERIODS][];

    /** @param scale pixels of this grid to a pixel at 500 dpi */
    Filters(double scale) {
        this.shortest = 7.0 * scale;
        this.step = 0.26 * scale;
        this.radius = (int) StrictMath.round(8.5 * scale) + 1;
        for (int direction = 0; direction < DIRECTIONS; direction++) {
            for (int period = 0; period < PERIODS; period++) {
                kernels[direction * PERIODS + period] =
                        kernel(Math.PI * direction / DIRECTIONS, shortest + step * period);
            }
        }
    }

    int radius() {
        return radius;
    }

    float[] kernel(int number) {
        return kernels[number];
    }

    /** The filter for a direction in radians and a distance of ridges in pixels of this grid. */
    int number(double orientation, double period) {
        double turns = orientation / Math.PI;
        int direction = (int) StrictMath.round((turns - StrictMath.floor(turns)) * DIRECTIONS) % DIRECTIONS;
        int size = (int) Math.clamp(StrictMath.round((period - shortest) / step), 0, PERIODS - 1);
        return direction * PERIODS + size;
    }

    private float[] kernel(double orientation, double period) {
        double across = period * 0.45;
        double along = period * 0.42;
        int side = 2 * radius + 1;
        double[] wave = new double[side * side];
        double[] bell = new double[side * side];
        double waves = 0;
        double bells = 0;
        for (int at = 0; at < wave.length; at++) {
            double x = at % side - radius;
            double y = radius - at / side; // up is positive
            double along1 = x * StrictMath.cos(orientation) + y * StrictMath.sin(orientation);
            double across1 = -x * StrictMath.sin(orientation) + y * StrictMath.cos(orientation);
            double far = across1 * across1 / (2 * across * across) + along1 * along1 / (2 * along * along);
            bell[at] = StrictMath.exp(-far);
            wave[at] = bell[at] * StrictMath.cos(2 * Math.PI * across1 / period);
            bells += bell[at];
            waves += wave[at];
        }
        return normalised(wave, bell, waves / bells);
    }

    /** Without response to flat grey, and of one strength. */
    private static float[] normalised(double[] wave, double[] bell, double offset) {
        double strength = 0;
        for (int at = 0; at < wave.length; at++) {
            wave[at] -= offset * bell[at];
            strength += Math.abs(wave[at]);
        }
        float[] kernel = new float[wave.length];
        for (int at = 0; at < wave.length; at++) {
            kernel[at] = (float) (wave[at] / strength);
        }
        return kernel;
    }
}
