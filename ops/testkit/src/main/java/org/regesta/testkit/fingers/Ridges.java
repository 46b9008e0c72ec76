package org.regesta.testkit.fingers;

/**
 * Grows ridges: noise, filtered again and again along the flow and sharpened each time, until it has settled into
 * ridges
 * and valleys; where they cannot agree minutiae arise by themselves. Half the resolution first, where a pass costs a
 * tenth, then twice at the full one.
 */
final class Ridges {

    private static final Filters COARSE = new Filters(0.5);
    private static final Filters FINE = new Filters(1);
    private static final int COARSE_PASSES = 3;
    private static final int FINE_PASSES = 2;
    private static final float GAIN = 5;
    private static final short NO_SKIN = -1;

    private Ridges() {}

    /** The whole finger, {@link RidgeFlow#WIDTH} by {@link RidgeFlow#HEIGHT}: -1 mid-valley to 1 mid-ridge. */
    static float[] grow(RidgeFlow flow, long seed) {
        int width = RidgeFlow.WIDTH / 2;
        int height = RidgeFlow.HEIGHT / 2;
        Dice dice = Dice.of(seed, "ridges");
        float[] field = new float[width * height];
        for (int at = 0; at < field.length; at++) {
            field[at] = (float) dice.between(-1, 1);
        }
        short[] filters = filters(flow, COARSE, width, height, 2);
        for (int pass = 0; pass < COARSE_PASSES; pass++) {
            field = pass(field, width, height, COARSE, filters);
        }
        field = doubled(field, width, height);
        short[] fine = filters(flow, FINE, RidgeFlow.WIDTH, RidgeFlow.HEIGHT, 1);
        for (int pass = 0; pass < FINE_PASSES; pass++) {
            field = pass(field, RidgeFlow.WIDTH, RidgeFlow.HEIGHT, FINE, fine);
        }
        return field;
    }

    /** Nothing grows beyond the finger's own outline, which is larger than any contact. */
    private static boolean isSkin(double x, double y) {
        double across = (x - RidgeFlow.WIDTH / 2.0) / 180;
        double below = (y - RidgeFlow.HEIGHT / 2.0) / 250;
        return across * across + below * below < 1;
    }

    private static short[] filters(RidgeFlow flow, Filters bank, int width, int height, int scale) {
        short[] filters = new short[width * height];
        for (int y = 0, at = 0; y < height; y++) {
            for (int x = 0; x < width; x++, at++) {
                double wholeX = (x + 0.5) * scale;
                double wholeY = (y + 0.5) * scale;
                filters[at] = isSkin(wholeX, wholeY)
                        ? (short) bank.number(flow.orientation(wholeX, wholeY), flow.period(wholeX, wholeY) / scale)
                        : NO_SKIN;
            }
        }
        return filters;
    }

    private static float[] pass(float[] field, int width, int height, Filters bank, short[] filters) {
        int radius = bank.radius();
        int side = 2 * radius + 1;
        int wide = width + 2 * radius;
        float[] padded = padded(field, width, height, radius);
        float[] next = new float[field.length];
        for (int y = 0, at = 0; y < height; y++) {
            for (int x = 0; x < width; x++, at++) {
                if (filters[at] == NO_SKIN) {
                    continue;
                }
                float[] kernel = bank.kernel(filters[at]);
                float sum = 0;
                for (int down = 0, k = 0; down < side; down++) {
                    int from = (y + down) * wide + x;
                    for (int end = from + side; from < end; from++, k++) {
                        sum += kernel[k] * padded[from];
                    }
                }
                float strong = GAIN * sum;
                next[at] = strong / (1 + Math.abs(strong)); // bends to -1 and 1, by arithmetic alone
            }
        }
        return next;
    }

    /** With the border mirrored around it, so that no pixel needs asking where it is. */
    private static float[] padded(float[] field, int width, int height, int radius) {
        int wide = width + 2 * radius;
        float[] padded = new float[wide * (height + 2 * radius)];
        for (int y = -radius, at = 0; y < height + radius; y++) {
            int row = mirrored(y, height) * width;
            for (int x = -radius; x < width + radius; x++, at++) {
                padded[at] = field[row + mirrored(x, width)];
            }
        }
        return padded;
    }

    private static int mirrored(int at, int length) {
        int inside = at < 0 ? -at - 1 : at;
        return inside >= length ? 2 * length - 1 - inside : inside;
    }

    private static float[] doubled(float[] field, int width, int height) {
        float[] twice = new float[field.length * 4];
        for (int y = 0, at = 0; y < 2 * height; y++) {
            double row = Math.clamp((y - 0.5) / 2, 0, height - 1.001);
            for (int x = 0; x < 2 * width; x++, at++) {
                double column = Math.clamp((x - 0.5) / 2, 0, width - 1.001);
                twice[at] = (float) Bilinear.at(field, width, column, row);
            }
        }
        return twice;
    }
}
