package org.regesta.engine.biometrics;

/**
 * How well ridges can be seen in a finger's image, 0 to 100, by the image alone: square by square whether it has
 * contrast, whether what is in it runs one way, and whether it repeats as ridges do (all three are among the features
 * of ISO/IEC 29794-4). How much of a finger that is counts, and that ridges turn, which stripes do not. It is not
 * NFIQ 2.
 */
final class RidgeQuality {

    private static final double SQUARE_INCHES = 0.06; // three or four ridges
    private static final double ENOUGH_SQUARE_INCHES = 0.2; // half an inch by less: a small finger's tip
    private static final double CONTRAST_MIN = 12; // standard deviation of 256 greys
    private static final double ONE_WAY_MIN = 0.15;
    private static final double ONE_WAY_WHOLE = 0.55;
    private static final double RIDGES_PER_INCH_MIN = 28;
    private static final double RIDGES_PER_INCH_MAX = 110; // a small child's
    private static final double TURNING_WHOLE = 0.04;

    private final GreyPixels image;
    private final int dpi;
    private final int side;
    private double good;
    private double cosine;
    private double sine;

    private RidgeQuality(GreyPixels image, int dpi) {
        this.image = image;
        this.dpi = dpi;
        this.side = Math.max(8, (int) Math.round(SQUARE_INCHES * dpi));
    }

    static int of(GreyPixels image, int dpi) {
        return new RidgeQuality(image, dpi).score();
    }

    private int score() {
        int seen = 0;
        for (int top = 1; top + side < image.height(); top += side) {
            for (int left = 1; left + side < image.width(); left += side) {
                seen += look(left, top) ? 1 : 0;
            }
        }
        if (good == 0) {
            return 0;
        }
        double turning = 1 - Math.hypot(cosine, sine) / good;
        double enough = ENOUGH_SQUARE_INCHES * dpi * dpi / side / side;
        double share = good / seen;
        return (int) Math.round(100 * share * Math.min(1, good / enough) * Math.min(1, turning / TURNING_WHOLE));
    }

    /** Whether there is anything in the square; what of it is ridges is added. */
    private boolean look(int left, int top) {
        byte[] pixels = image.pixels();
        int width = image.width();
        double sum = 0;
        double squares = 0;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int y = top; y < top + side; y++) {
            for (int at = y * width + left; at < y * width + left + side; at++) {
                int grey = pixels[at] & 0xFF;
                int dx = (pixels[at + 1] & 0xFF) - (pixels[at - 1] & 0xFF);
                int dy = (pixels[at + width] & 0xFF) - (pixels[at - width] & 0xFF);
                sum += grey;
                squares += grey * grey;
                xx += dx * dx;
                yy += dy * dy;
                xy += dx * dy;
            }
        }
        double count = (double) side * side;
        if (squares / count - sum / count * (sum / count) < CONTRAST_MIN * CONTRAST_MIN) {
            return false;
        }
        double oneWay = Math.hypot(xx - yy, 2 * xy) / (xx + yy + 1e-9);
        double clear = Math.clamp((oneWay - ONE_WAY_MIN) / (ONE_WAY_WHOLE - ONE_WAY_MIN), 0, 1);
        double across = Math.atan2(2 * xy, xx - yy); // twice the angle across the ridges
        if (clear > 0 && repeats(left + side / 2.0, top + side / 2.0, across / 2)) {
            good += clear;
            cosine += clear * Math.cos(across);
            sine += clear * Math.sin(across);
        }
        return true;
    }

    /** Whether light and dark change across the ridges as often as ridges do, by their crossings of the mean. */
    private boolean repeats(double x, double y, double angle) {
        double[] line = new double[2 * side];
        double mean = 0;
        for (int each = 0; each < line.length; each++) {
            double out = each - side;
            double sum = 0;
            for (int along = -2; along <= 2; along++) { // a little along the ridge, against pores and dust
                sum += at((int) Math.round(x + out * Math.cos(angle) - along * Math.sin(angle)), (int)
                        Math.round(y + out * Math.sin(angle) + along * Math.cos(angle)));
            }
            line[each] = sum;
            mean += sum / line.length;
        }
        int crossings = 0;
        for (int each = 1; each < line.length; each++) {
            crossings += line[each] < mean != line[each - 1] < mean ? 1 : 0;
        }
        double ridgesPerInch = crossings / 2.0 * dpi / line.length;
        return ridgesPerInch >= RIDGES_PER_INCH_MIN * 0.5 && ridgesPerInch <= RIDGES_PER_INCH_MAX;
    }

    private int at(int x, int y) {
        int column = Math.clamp(x, 0, image.width() - 1);
        int row = Math.clamp(y, 0, image.height() - 1);
        return Byte.toUnsignedInt(image.pixels()[row * image.width() + column]);
    }
}
