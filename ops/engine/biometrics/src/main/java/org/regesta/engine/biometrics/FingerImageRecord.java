package org.regesta.engine.biometrics;

/**
 * ISO/IEC 19794-4:2011, finger images, version 020. Every length is checked against what is there; of several
 * representations the first is used.
 */
final class FingerImageRecord {

    private static final double PER_CENTIMETRE = 2.54;
    private static final int LAST_FINGER = 10;
    private static final int DPI_MIN = 100;
    private static final int DPI_MAX = 2_000;

    private FingerImageRecord() {}

    static boolean looksLikeOne(byte[] data) {
        return data.length >= 4 && data[0] == 'F' && data[1] == 'I' && data[2] == 'R' && data[3] == 0;
    }

    static IsoImage read(String what, byte[] data) {
        Octets in = new Octets(what, data);
        IsoRecord.readStart(in, "FIR", "020", data.length);
        int representations = IsoRecord.readRepresentations(in);
        boolean certified = IsoRecord.readCertified(in);
        in.u8("number of finger positions");
        IsoImage first = readOne(in, certified);
        for (int more = 1; more < representations; more++) {
            readOne(in, certified);
        }
        IsoRecord.requireEnd(in);
        return first;
    }

    private static IsoImage readOne(Octets whole, boolean certified) {
        Octets in = IsoRecord.readRepresentation(whole);
        IsoRecord.skipCapture(in, certified);
        int position = in.u8("finger position");
        if (position > LAST_FINGER) {
            throw in.refusal("finger position " + position + " is not a single finger");
        }
        in.u8("representation number");
        int dpi = readResolution(in);
        int depth = in.u8("bit depth");
        ImageKind kind = readKind(in);
        in.u8("impression type");
        int width = in.u16("horizontal line length");
        int height = in.u16("vertical line length");
        // what follows the image in its representation is extended data, which is not used
        return new IsoImage(position, dpi, depth, kind, width, height, IsoRecord.readImage(in));
    }

    private static int readResolution(Octets in) {
        int scale = in.u8("scale units");
        in.skip(4, "scan resolution");
        int horizontal = in.u16("horizontal image resolution");
        int vertical = in.u16("vertical image resolution");
        if (scale != 1 && scale != 2) {
            throw in.refusal("scale units " + scale + ", 1 (per inch) and 2 (per centimetre) are known");
        }
        if (horizontal != vertical) {
            throw in.refusal("another resolution across than down");
        }
        int dpi = scale == 1 ? horizontal : (int) Math.round(horizontal * PER_CENTIMETRE);
        if (dpi < DPI_MIN || dpi > DPI_MAX) {
            throw in.refusal("a resolution of " + dpi + " dpi, " + DPI_MIN + " to " + DPI_MAX + " are read");
        }
        return dpi;
    }

    private static ImageKind readKind(Octets in) {
        int code = in.u8("compression code");
        return switch (code) {
            case 0 -> ImageKind.RAW;
            case 2 -> ImageKind.WSQ;
            case 3 -> ImageKind.JPEG;
            case 4, 5 -> ImageKind.JPEG_2000;
            case 6 -> ImageKind.PNG;
            default -> throw IsoRecord.unknownCompression(in, code);
        };
    }
}
