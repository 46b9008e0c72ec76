package org.regesta.testkit.fingers;

/** Between four pixels. */
final class Bilinear {

    private Bilinear() {}

    /** The place must lie at least one pixel inside the right and lower edge. */
    static double at(float[] field, int width, double x, double y) {
        int left = (int) x;
        int top = (int) y;
        double right = x - left;
        double down = y - top;
        int at = top * width + left;
        double upper = field[at] * (1 - right) + field[at + 1] * right;
        double lower = field[at + width] * (1 - right) + field[at + width + 1] * right;
        return upper * (1 - down) + lower * down;
    }
}
