package org.regesta.testkit.biometrics;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;

/**
 * Writes an ISO/IEC 19794-4:2011 finger image record of one representation:
 *
 * <pre>
 * general header         "FIR\0" "020\0"  record length 4  representations 2  certified 1  positions 1
 * representation header  length 4  captured 9  technology 1  vendor 2  device 2  quality count 1 (score 1 vendor 2
 *                        algorithm 2)*  position 1  number 1  scale 1  scan x 2 y 2  image x 2 y 2  depth 1
 *                        compression 1  impression 1  width 2  height 2  image length 4
 * image data
 * </pre>
 */
public final class FingerRecord {

    /** Compression codes of the standard. */
    public enum Compression {
        RAW(0),
        JPEG_2000(5),
        PNG(6);

        private final int code;

        Compression(int code) {
            this.code = code;
        }
    }

    private static final int GENERAL_HEADER = 16;
    private static final int REPRESENTATION_HEADER = 46;
    private static final int DPI_SCALE = 1;
    private static final int LIVE_SCAN_PLAIN = 0;

    private FingerRecord() {}

    /** With JPEG 2000 inside, without loss. */
    public static byte[] write(Finger finger, GreyImage image, int quality, LocalDateTime captured) {
        return write(finger, image, quality, captured, Compression.JPEG_2000);
    }

    public static byte[] write(
            Finger finger, GreyImage image, int quality, LocalDateTime captured, Compression compression) {
        byte[] data =
                switch (compression) {
                    case RAW -> image.pixels();
                    case JPEG_2000 -> Jpeg2000.encode(image);
                    case PNG -> image.png();
                };
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write("FIR\u0000020\u0000".getBytes(StandardCharsets.ISO_8859_1));
            out.writeInt(GENERAL_HEADER + REPRESENTATION_HEADER + data.length);
            out.writeShort(1);
            out.writeByte(0);
            out.writeByte(1);
            out.writeInt(REPRESENTATION_HEADER + data.length);
            writeCapture(out, quality, captured);
            writeImageHeader(out, finger, image, compression);
            out.writeInt(data.length);
            out.write(data);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void writeCapture(DataOutputStream out, int quality, LocalDateTime captured) throws IOException {
        out.writeShort(captured.getYear());
        out.writeByte(captured.getMonthValue());
        out.writeByte(captured.getDayOfMonth());
        out.writeByte(captured.getHour());
        out.writeByte(captured.getMinute());
        out.writeByte(captured.getSecond());
        out.writeShort(captured.getNano() / 1_000_000);
        out.writeByte(0); // technology, vendor and device unknown
        out.writeShort(0);
        out.writeShort(0);
        out.writeByte(1);
        out.writeByte(quality);
        out.writeShort(0);
        out.writeShort(0);
    }

    private static void writeImageHeader(DataOutputStream out, Finger finger, GreyImage image, Compression compression)
            throws IOException {
        out.writeByte(finger.position());
        out.writeByte(0);
        out.writeByte(DPI_SCALE);
        for (int each = 0; each < 4; each++) {
            out.writeShort(image.dpi());
        }
        out.writeByte(8);
        out.writeByte(compression.code);
        out.writeByte(LIVE_SCAN_PLAIN);
        out.writeShort(image.width());
        out.writeShort(image.height());
    }
}
