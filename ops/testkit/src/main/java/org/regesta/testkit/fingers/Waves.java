package org.regesta.testkit.fingers;

/** A smooth random surface: values on a coarse grid, cubic between them. Spread about 1. */
final class Waves {

    private final int columns;
    private final int rows;
    private final double cell;
    private final double[] knots;

    /** @param cell distance of the grid's knots in pixels: nothing finer than this */
    Waves(Dice dice, int width, int height, double cell) {
        this.cell = cell;
        this.columns = (int) (width / cell) + 5;
        this.rows = (int) (height / cell) + 5;
        this.knots = new double[columns * rows];
        for (int at = 0; at < knots.length; at++) {
            knots[at] = dice.bell();
        }
    }

    double at(double x, double y) {
        double column = Math.clamp(x / cell + 1, 1, columns - 3.001);
        double row = Math.clamp(y / cell + 1, 1, rows - 3.001);
        int left = (int) column;
        int top = (int) row;
        double value = 0;
        for (int down = -1; down <= 2; down++) {
            double weight = bump(row - top - down);
            int line = (top + down) * columns + left;
            for (int right = -1; right <= 2; right++) {
                value += weight * bump(column - left - right) * knots[line + right];
            }
        }
        return value * 2; // the spline averages: this brings the spread back to about 1
    }

    /** The cubic B-spline. */
    private static double bump(double distance) {
        double far = Math.abs(distance);
        if (far >= 2) {
            return 0;
        }
        if (far >= 1) {
            double rest = 2 - far;
            return rest * rest * rest / 6;
        }
        return (4 - 6 * far * far + 3 * far * far * far) / 6;
    }
}
