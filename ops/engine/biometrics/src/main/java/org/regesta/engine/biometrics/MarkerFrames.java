package org.regesta.engine.biometrics;

/** Images made of segments that begin with a marker: WSQ and JPEG. */
final class MarkerFrames {

    private static final int WSQ_START = 0xFFA0;
    private static final int WSQ_END = 0xFFA1;
    private static final int WSQ_FRAME = 0xFFA2;
    private static final int WSQ_BLOCK = 0xFFA3;
    private static final int JPEG_START = 0xFFD8;
    private static final int JPEG_END = 0xFFD9;
    private static final int JPEG_SCAN = 0xFFDA;

    private MarkerFrames() {}

    static Frame wsq(Octets in) {
        if (in.u16("WSQ start") != WSQ_START) {
            throw in.refusal("not a WSQ image");
        }
        Frame frame = new Frame(0, 0);
        for (int marker = in.u16("WSQ marker"); marker != WSQ_BLOCK; marker = in.u16("WSQ marker")) {
            Octets segment = segment(in, marker);
            if (marker == WSQ_FRAME) {
                segment.skip(2, "black and white");
                int height = segment.u16("height");
                frame = new Frame(segment.u16("width"), height);
            }
        }
        requireEnd(in, WSQ_END);
        return frame;
    }

    static Frame jpeg(Octets in) {
        if (in.u16("JPEG start") != JPEG_START) {
            throw in.refusal("not a JPEG");
        }
        Frame frame = new Frame(0, 0);
        for (int marker = in.u16("JPEG marker"); marker != JPEG_SCAN; marker = in.u16("JPEG marker")) {
            Octets segment = segment(in, marker);
            boolean notHuffmanArithmeticOrReserved = marker != 0xFFC4 && marker != 0xFFC8 && marker != 0xFFCC;
            if (marker >= 0xFFC0 && marker <= 0xFFCF && notHuffmanArithmeticOrReserved) {
                segment.skip(1, "precision");
                int height = segment.u16("height");
                frame = new Frame(segment.u16("width"), height);
            }
        }
        requireEnd(in, JPEG_END);
        return frame;
    }

    private static Octets segment(Octets in, int marker) {
        if (marker < 0xFF00) {
            throw in.refusal("image data without a marker where one belongs");
        }
        int length = in.u16("segment length");
        if (length < 2) {
            throw in.refusal("an image segment of " + length + " bytes");
        }
        return in.part(length - 2L, "image segment");
    }

    /** The end marker stands in the last bytes; some writers pad it. */
    private static void requireEnd(Octets in, int end) {
        byte[] rest = in.take(in.remaining(), "image data");
        for (int at = rest.length - 2; at >= Math.max(0, rest.length - 16); at--) {
            if ((Byte.toUnsignedInt(rest[at]) << 8 | Byte.toUnsignedInt(rest[at + 1])) == end) {
                return;
            }
        }
        throw in.refusal("image data cut short, it has no end marker");
    }
}
