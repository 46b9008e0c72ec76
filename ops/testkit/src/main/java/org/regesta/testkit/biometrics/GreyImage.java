package org.regesta.testkit.biometrics;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/**
 * An 8-bit grey image.
 *
 * @param dpi resolution, both ways
 * @param pixels row by row, 0 is black
 */
public record GreyImage(int width, int height, int dpi, byte[] pixels) {

    public GreyImage {
        if (pixels.length != width * height) {
            throw new IllegalArgumentException("pixels do not fill the image");
        }
        pixels = pixels.clone();
    }

    @Override
    public byte[] pixels() {
        return pixels.clone();
    }

    /** The same as PNG, without its resolution. */
    public byte[] png() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(buffered(), "png", out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    BufferedImage buffered() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        byte[] raster = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        System.arraycopy(pixels, 0, raster, 0, pixels.length);
        return image;
    }

    @Override
    public String toString() {
        return "GreyImage[" + width + "x" + height + "]"; // a finger stays out of logs
    }
}
