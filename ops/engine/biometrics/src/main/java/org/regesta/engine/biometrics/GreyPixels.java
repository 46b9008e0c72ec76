package org.regesta.engine.biometrics;

import com.github.jaiimageio.jpeg2000.impl.J2KImageReader;
import com.github.jaiimageio.jpeg2000.impl.J2KImageReaderSpi;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.regesta.ports.Biometrics.Unreadable;

/** A decoded image, one byte a pixel, row by row. */
record GreyPixels(int width, int height, byte[] pixels) {

    /** The image of a record, which must have the size that the record says. */
    static GreyPixels decode(String what, IsoImage image) {
        Octets in = new Octets(what, image.data());
        if (image.kind() == ImageKind.RAW) {
            return raw(in, image);
        }
        Frame.requireSame(what, image);
        return decode(what, image.kind(), image.data());
    }

    /** A coded image, no WSQ, whose {@link Frame} was found whole. */
    static GreyPixels decode(String what, ImageKind kind, byte[] data) {
        return of(buffered(what, kind, data));
    }

    /** The same with its colours. */
    static BufferedImage buffered(String what, ImageKind kind, byte[] data) {
        try {
            return buffered(kind, data);
        } catch (IOException | RuntimeException broken) {
            // an isolation boundary: the decoders answer broken images with every kind of runtime exception
            throw undecoded(what, kind);
        } catch (Error broken) {
            if (broken instanceof VirtualMachineError || broken instanceof LinkageError) {
                throw broken; // of the machine it runs on
            }
            throw undecoded(what, kind); // jj2000 throws a bare error at a marker that is missing
        }
    }

    private static Unreadable undecoded(String what, ImageKind kind) {
        return new Unreadable(what + ": its " + kind + " image does not decode");
    }

    private static GreyPixels raw(Octets in, IsoImage image) {
        Frame.requireSize(in, image.width(), image.height());
        if (image.depth() != 8) {
            throw in.refusal("a raw image of " + image.depth() + " bits a pixel, 8 are read");
        }
        byte[] pixels = in.take((long) image.width() * image.height(), "raw image");
        if (in.remaining() != 0) {
            throw in.refusal("a raw image of more bytes than pixels");
        }
        return new GreyPixels(image.width(), image.height(), pixels);
    }

    /** Without metadata: text and profiles in an image are compressed, to any size. */
    private static BufferedImage buffered(ImageKind kind, byte[] data) throws IOException {
        ImageReader reader = kind == ImageKind.JPEG_2000
                ? new J2KImageReader(new J2KImageReaderSpi())
                : ImageIO.getImageReadersByFormatName(kind.name()).next();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(data))) {
            reader.setInput(in, true, true);
            return reader.read(0);
        } finally {
            reader.dispose();
        }
    }

    /** Grey as stored where there is one band, else the mean of the first three. */
    private static GreyPixels of(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        byte[] pixels = new byte[width * height];
        Raster raster = image.getRaster();
        boolean grey = raster.getNumBands() < 3
                && image.getColorModel().getPixelSize() <= 16
                && !(image.getColorModel() instanceof java.awt.image.IndexColorModel);
        int shift = grey ? Math.max(0, raster.getSampleModel().getSampleSize(0) - 8) : 0;
        for (int y = 0, at = 0; y < height; y++) {
            for (int x = 0; x < width; x++, at++) {
                pixels[at] = (byte) (grey ? raster.getSample(x, y, 0) >> shift : mean(image.getRGB(x, y)));
            }
        }
        return new GreyPixels(width, height, pixels);
    }

    private static int mean(int rgb) {
        return ((rgb >> 16 & 0xFF) + (rgb >> 8 & 0xFF) + (rgb & 0xFF)) / 3;
    }

    @Override
    public String toString() {
        return "GreyPixels[" + width + "x" + height + "]"; // a finger stays out of logs
    }
}
