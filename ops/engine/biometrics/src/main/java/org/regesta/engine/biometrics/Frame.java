package org.regesta.engine.biometrics;

import org.regesta.ports.Biometrics.Unreadable;

/**
 * The outside of a coded image: how large it says it is. Found without decoding, and only when the image's own
 * framing is whole from its first marker to its last, since decoders gladly fill in what was cut off.
 */
record Frame(int width, int height) {

    /** More pixels each way than any finger, face or iris needs. */
    private static final int SIDE_MAX = 4_096;

    /** Decoders need some 40 bytes a pixel. */
    private static final int AREA_MAX = 4_000_000;

    static Frame of(String what, ImageKind kind, byte[] data) {
        Octets in = new Octets(what, data);
        Frame frame =
                switch (kind) {
                    case RAW -> throw new IllegalArgumentException("a raw image has no frame");
                    case WSQ -> MarkerFrames.wsq(in);
                    case JPEG -> MarkerFrames.jpeg(in);
                    case JPEG_2000 -> Jpeg2000Frame.read(in);
                    case PNG -> png(in);
                };
        requireSize(in, frame.width, frame.height);
        return frame;
    }

    /** The image in a record is whole and of the size that the record says. */
    static void requireSame(String what, IsoImage image) {
        Frame frame = of(what, image.kind(), image.data());
        if (frame.width != image.width() || frame.height != image.height()) {
            throw new Unreadable(what + ": says an image of " + image.width() + " by " + image.height()
                    + " and holds one of " + frame.width + " by " + frame.height);
        }
    }

    static void requireSize(Octets in, int width, int height) {
        if (width < 1 || height < 1 || width > SIDE_MAX || height > SIDE_MAX) {
            throw in.refusal("an image of " + width + " by " + height + ", up to " + SIDE_MAX + " are read");
        }
        if (width * height > AREA_MAX) {
            throw in.refusal("an image of " + width + " by " + height + ", up to " + AREA_MAX + " pixels are read");
        }
    }

    private static Frame png(Octets in) {
        if (!in.text(8, "PNG signature").equals("\u0089PNG\r\n\u001a\n")) {
            throw in.refusal("not a PNG");
        }
        Frame frame = new Frame(0, 0);
        while (true) {
            long length = in.u32("PNG chunk length");
            String type = in.text(4, "PNG chunk type");
            Octets chunk = in.part(length, "PNG chunk " + printable(type));
            in.skip(4, "PNG chunk check");
            if (type.equals("IHDR")) {
                frame = new Frame(side(chunk), side(chunk));
            } else if (type.equals("IEND")) {
                return frame;
            }
        }
    }

    private static int side(Octets in) {
        return (int) Math.min(in.u32("side"), Integer.MAX_VALUE);
    }

    private static String printable(String type) {
        return type.replaceAll("[^A-Za-z]", "?");
    }
}
