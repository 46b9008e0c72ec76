package org.regesta.engine.biometrics;

/**
 * JPEG 2000 (ISO/IEC 15444-1): the boxes of a JP2 file down to its code stream, or a bare code stream; in it the
 * image size and every tile-part up to the end marker.
 */
final class Jpeg2000Frame {

    private static final int START = 0xFF4F;
    private static final int SIZE = 0xFF51;
    private static final int CODING_STYLE = 0xFF52;
    private static final int TILE_PART = 0xFF90;
    private static final int END = 0xFFD9;
    private static final int TILE_PART_HEADER = 12;
    private static final long SIGNATURE_BOX = 12;
    private static final int TILES_MAX = 256;
    private static final int COMPONENTS_MAX = 4;
    private static final int DEPTH_MAX = 16;
    private static final int EVERY_PIXEL = 0x0101;
    private static final int LAYERS_MAX = 256;
    private static final int LEVELS_MAX = 16;
    private static final int PRECINCT_MIN = 4; // a power of two: 16 pixels

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
        requireFewTiles(size, right, bottom);
        requireComponents(size);
        requireTiles(in);
        return new Frame(clamp(right - left), clamp(bottom - top));
    }

    /** A decoder sets out its tables by what the header says, not by what there is. */
    private static void requireFewTiles(Octets size, long right, long bottom) {
        long width = size.u32("tile width");
        long height = size.u32("tile height");
        size.skip(8, "tile offset");
        if (width == 0 || height == 0 || tiles(right, width) * tiles(bottom, height) > TILES_MAX) {
            throw size.refusal("more JPEG 2000 tiles than are read, " + TILES_MAX);
        }
    }

    private static long tiles(long end, long side) {
        return Math.min(end / side, TILES_MAX) + 1;
    }

    private static void requireComponents(Octets size) {
        int components = size.u16("number of components");
        if (components < 1 || components > COMPONENTS_MAX) {
            throw size.refusal(components + " image components, 1 to " + COMPONENTS_MAX + " are read");
        }
        for (int each = 0; each < components; each++) {
            int depth = (size.u8("component depth") & 0x7F) + 1;
            int apart = size.u16("component spacing");
            if (depth > DEPTH_MAX || apart != EVERY_PIXEL) {
                throw size.refusal("an image component of " + depth + " bits, or not at every pixel");
            }
        }
    }

    /** COD: how the code stream is cut up; the finer, the more tables. */
    private static void requireCoarse(Octets style) {
        boolean ownPrecincts = (style.u8("coding style") & 1) == 1;
        style.skip(1, "progression");
        int layers = style.u16("layers");
        style.skip(1, "component transform");
        int levels = style.u8("decomposition levels");
        style.skip(4, "code blocks");
        if (layers > LAYERS_MAX || levels > LEVELS_MAX) {
            throw style.refusal("more JPEG 2000 layers or levels than are read");
        }
        for (int level = 0; ownPrecincts && level <= levels; level++) {
            int size = style.u8("precinct size");
            if ((size & 0xF) < PRECINCT_MIN || size >> 4 < PRECINCT_MIN) {
                throw style.refusal("smaller JPEG 2000 precincts than are read");
            }
        }
    }

    /** Every tile-part says how long it is; after the last one the end marker must stand. */
    private static void requireTiles(Octets in) {
        int marker = in.u16("marker");
        while (marker != TILE_PART) {
            Octets segment = in.part(in.u16("segment length") - 2L, "header segment");
            if (marker == CODING_STYLE) {
                requireCoarse(segment);
            }
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
