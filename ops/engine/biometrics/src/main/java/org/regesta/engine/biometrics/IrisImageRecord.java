package org.regesta.engine.biometrics;

/** ISO/IEC 19794-6:2011, iris images, version 020: read to be checked and kept; irises are not compared. */
final class IrisImageRecord {

    private IrisImageRecord() {}

    static IsoImage read(String what, byte[] data) {
        Octets in = new Octets(what, data);
        IsoRecord.readStart(in, "IIR", "020", data.length);
        int representations = IsoRecord.readRepresentations(in);
        boolean certified = IsoRecord.readCertified(in);
        in.u8("number of eyes");
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
        in.u16("representation number");
        in.u8("eye label");
        in.u8("image type");
        ImageKind kind = readKind(in);
        in.u8("image properties");
        int width = in.u16("width");
        int height = in.u16("height");
        int depth = in.u8("bit depth");
        in.skip(18, "range, roll angle, centre and diameter");
        return new IsoImage(0, 0, depth, kind, width, height, IsoRecord.readImage(in));
    }

    private static ImageKind readKind(Octets in) {
        int code = in.u8("image format");
        return switch (code) {
            case 2 -> ImageKind.RAW;
            case 10 -> ImageKind.JPEG_2000;
            case 14 -> ImageKind.PNG;
            default -> throw IsoRecord.unknownCompression(in, code);
        };
    }
}
