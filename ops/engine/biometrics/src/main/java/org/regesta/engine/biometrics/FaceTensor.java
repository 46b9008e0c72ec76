package org.regesta.engine.biometrics;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a model of faces takes.
 *
 * @param dimensions four, the first 1
 * @param channelsLast whether the channels stand behind height and width
 */
record FaceTensor(long[] dimensions, boolean channelsLast) {

    /** None when it is no picture of a fixed size; a batch of any size is one of one. */
    static Optional<FaceTensor> of(long[] shape, int sideMax) {
        if (shape.length != 4 || (shape[0] != 1 && shape[0] != -1)) {
            return Optional.empty();
        }
        boolean last = isChannels(shape[3]) && !isChannels(shape[1]);
        FaceTensor tensor = new FaceTensor(new long[] {1, shape[1], shape[2], shape[3]}, last);
        boolean fits = isChannels(tensor.channels())
                && tensor.height() > 0
                && tensor.width() > 0
                && tensor.height() <= sideMax
                && tensor.width() <= sideMax;
        return fits ? Optional.of(tensor) : Optional.empty();
    }

    private static boolean isChannels(long count) {
        return count == 1 || count == 3;
    }

    private int channels() {
        return (int) dimensions[channelsLast ? 3 : 1];
    }

    private int height() {
        return (int) dimensions[channelsLast ? 1 : 2];
    }

    private int width() {
        return (int) dimensions[channelsLast ? 2 : 3];
    }

    int values() {
        return channels() * height() * width();
    }

    /** The picture, brought to size, red, green, blue. */
    float[] values(BufferedImage picture) {
        BufferedImage sized = new BufferedImage(width(), height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D drawing = sized.createGraphics();
        drawing.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        drawing.drawImage(picture, 0, 0, width(), height(), null);
        drawing.dispose();
        float[] values = new float[values()];
        for (int y = 0; y < height(); y++) {
            for (int x = 0; x < width(); x++) {
                int rgb = sized.getRGB(x, y);
                for (int channel = 0; channel < channels(); channel++) {
                    values[at(channel, y, x)] = (value(rgb, channel) - 127.5f) / 128;
                }
            }
        }
        return values;
    }

    private float value(int rgb, int channel) {
        int red = rgb >> 16 & 0xFF;
        int green = rgb >> 8 & 0xFF;
        int blue = rgb & 0xFF;
        if (channels() == 1) {
            return (red + green + blue) / 3f;
        }
        return channel == 0 ? red : channel == 1 ? green : blue;
    }

    private int at(int channel, int y, int x) {
        return channelsLast ? (y * width() + x) * channels() + channel : (channel * height() + y) * width() + x;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FaceTensor tensor
                && channelsLast == tensor.channelsLast
                && Arrays.equals(dimensions, tensor.dimensions);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(dimensions);
    }

    @Override
    public String toString() {
        return "FaceTensor" + Arrays.toString(dimensions);
    }
}
