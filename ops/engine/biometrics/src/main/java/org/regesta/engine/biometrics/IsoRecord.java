package org.regesta.engine.biometrics;

import org.regesta.ports.Biometrics.Unreadable;

/**
 * What the three ISO/IEC 19794 image records have in common: how they begin, and that every length in them is right.
 */
final class IsoRecord {

    private static final int REPRESENTATIONS_MAX = 16;
    private static final int CAPTURE_TIME = 9;

    private IsoRecord() {}

    /** Kind, version and length, which must be that of the whole record. */
    static void readStart(Octets in, String format, String version, int total) {
        String found = in.text(4, "format identifier");
        if (!found.equals(format + "\0")) {
            throw in.refusal("not a record of format " + format);
        }
        String edition = in.text(4, "version");
        if (!edition.equals(version + "\0")) {
            throw in.refusal("not of version " + version + ", the only one read");
        }
        long length = in.u32("record length");
        if (length > total) {
            throw in.refusal("cut short, it says " + length + " bytes and has " + total);
        }
        if (length < total) {
            throw in.refusal("says " + length + " bytes and has " + total);
        }
    }

    static int readRepresentations(Octets in) {
        int representations = in.u16("number of representations");
        if (representations < 1 || representations > REPRESENTATIONS_MAX) {
            throw in.refusal(representations + " representations, 1 to " + REPRESENTATIONS_MAX + " are read");
        }
        return representations;
    }

    static boolean readCertified(Octets in) {
        int flag = in.u8("certification flag");
        if (flag > 1) {
            throw in.refusal("a certification flag that is neither 0 nor 1");
        }
        return flag == 1;
    }

    /** A representation's own bytes, its length field taken off. */
    static Octets readRepresentation(Octets in) {
        long length = in.u32("representation length");
        if (length < Integer.BYTES) {
            throw in.refusal("a representation length of " + length);
        }
        return in.part(length - Integer.BYTES, "representation");
    }

    /** Capture time, device, qualities and certificates: lengths only, none of it is used. */
    static void skipCapture(Octets in, boolean certified) {
        in.skip(CAPTURE_TIME, "capture time");
        in.skip(5, "capture device");
        in.skip(5L * in.u8("number of quality blocks"), "quality blocks");
        if (certified) {
            in.skip(3L * in.u8("number of certifications"), "certifications");
        }
    }

    /** The image data, whose length may be no more than what is left. */
    static byte[] readImage(Octets in) {
        long length = in.u32("image data length");
        if (length == 0) {
            throw in.refusal("no image data");
        }
        return in.take(length, "image data");
    }

    static void requireEnd(Octets in) {
        if (in.remaining() != 0) {
            throw in.refusal(in.remaining() + " bytes after its representations");
        }
    }

    static Unreadable unknownCompression(Octets in, int code) {
        return in.refusal("image compression code " + code + " is not read");
    }
}
