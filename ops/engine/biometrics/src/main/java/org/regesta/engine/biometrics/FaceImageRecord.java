package org.regesta.engine.biometrics;

/** ISO/IEC 19794-5:2011, face images, version 030: read to be checked and kept; faces are not compared. */
final class FaceImageRecord {

    private static final int LANDMARK = 8;

    private FaceImageRecord() {}

    static IsoImage read(String what, byte[] data) {
        Octets in = new Octets(what, data);
        IsoRecord.readStart(in, "FAC", "030", data.length);
        int representations = IsoRecord.readRepresentations(in);
        boolean certified = IsoRecord.readCertified(in);
        in.u16("temporal semantics");
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
        int landmarks = in.u16("number of landmarks");
        in.skip(15, "facial information");
        in.skip((long) landmarks * LANDMARK, "landmarks");
        in.u8("face image type");
        ImageKind kind = readKind(in);
        int width = in.u16("width");
        int height = in.u16("height");
        in.skip(5, "image information");
        return new IsoImage(0, 0, 8, kind, width, height, IsoRecord.readImage(in));
    }

    private static ImageKind readKind(Octets in) {
        int code = in.u8("image data type");
        return switch (code) {
            case 0 -> ImageKind.JPEG;
            case 1, 2 -> ImageKind.JPEG_2000;
            case 3 -> ImageKind.PNG;
            default -> throw IsoRecord.unknownCompression(in, code);
        };
    }
}
