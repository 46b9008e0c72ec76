package org.regesta.engine.biometrics;

/**
 * JPEG 2000 (ISO/IEC 15444-1): the boxes of a JP2 file down to its code stream, or a bare code stream; in it the image size
 * and every tile-part up to the end marker.
 */
final class Jpeg2000Frame {

    private static final int START = 0xFF4F;
    private static final int SIZE = 0xFF51;
    private static final int TILE_PART = 0xFF90;
    private static final int END = 0xFFD9;
    private static final int TILE_PART_HEADER = 12;
    private static final long SIGNATURE_BOX = 12;

    private Jpeg2000Frame() {}

    static Frame read(Octets in) {
        long first = in.u32("JPEG 2000 signature");
        if (first == SIGNATURE_BOX) {
            in.skip(SIGNATURE_BOX - 4, "JPEG 2000 signature");
            return codeStream(openCodeStreamBox(in));
        }
        if (first >>> 16 == START && (first & 0xFFFF) == SIZE) {
            return afterSizeMarker(in);
        }
        throw in.refusal("not a JPEG 2000 image");
    }

    private static Octets openCodeStreamBox(Octets in) {
        while (true) {
            long length = in.u32("JPEG 2000 box length");
            String type = in.text(4, "JPEG 2000 box type");
            long content = length == 0 ? in.remaining() : length - 8; // 0: to the end of the file
            if (type.equals("jp2c")) {
                return in.part(content, "JPEG 2000 code stream");
            }
            in.skip(content, "JPEG 2000 box");
        }
    }

    private static Frame codeStream(Octets in) {
        if (in.u16("start of code stream") != START || in.u16("size marker") != SIZE) {
            throw in.refusal("a JPEG 2000 code stream that does not begin as one");
        }
        return afterSizeMarker(in);
    }

    private static Frame afterSizeMarker(Octets in) {
        int length = in.u16("size segment length");
        Octets size = in.part(length - 2L, "size segment");
        size.skip(2, "capabilities");
        long right = size.u32("width");
        long bottom = size.u32("height");
        long left = size.u32("left");
        long top = size.u32("top");
        requireTiles(in);
        return new Frame(clamp(right - left), clamp(bottom - top));
    }

    /** Every tile-part says how long it is; after the last one the end marker must stand. */
    private static void requireTiles(Octets in) {
        int marker = in.u16("marker");
        while (marker != TILE_PART) {
            in.skip(in.u16("segment length") - 2L, "header segment");
            marker = in.u16("marker");
        }
        while (marker == TILE_PART) {
            in.skip(4, "tile-part header");
            long length = in.u32("tile-part length");
            in.skip(2, "tile-part header");
            long rest = length == 0 ? in.remaining() - 2 : length - TILE_PART_HEADER; // 0: up to the end marker
            in.skip(rest, "tile-part");
            marker = in.u16("end of code stream");
        }
        if (marker != END) {
            throw in.refusal("a JPEG 2000 code stream that does not end as one");
        }
    }

    private static int clamp(long side) {
        return (int) Math.clamp(side, 0, Integer.MAX_VALUE);
    }
}
