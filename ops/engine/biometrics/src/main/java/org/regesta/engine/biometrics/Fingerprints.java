package org.regesta.engine.biometrics;

import com.machinezoo.sourceafis.FingerprintImage;
import com.machinezoo.sourceafis.FingerprintImageOptions;
import org.jnbis.api.Jnbis;
import org.jnbis.api.model.Bitmap;
import org.regesta.ports.Biometrics.Unreadable;

/** From a record's bytes to a finger. */
final class Fingerprints {

    /** Of a bare image, which does not say. */
    private static final int USUAL_DPI = 500;

    private static final double INCHES_MAX = 2.5;

    private Fingerprints() {}

    /** What a finger's record shows, 0 black. */
    record Finger(GreyPixels pixels, int dpi) {

        FingerprintImage image() {
            return new FingerprintImage(
                    pixels.width(), pixels.height(), pixels.pixels(), new FingerprintImageOptions().dpi(dpi));
        }

        /** How well its ridges can be seen, 0 to 100. */
        int quality() {
            return RidgeQuality.of(pixels, dpi);
        }

        /** About what it takes of memory. */
        int bytes() {
            return pixels.pixels().length;
        }
    }

    static Finger read(String what, byte[] data) {
        if (FingerImageRecord.looksLikeOne(data)) {
            IsoImage image = FingerImageRecord.read(what, data);
            requireFingerSize(what, image.width(), image.height(), image.dpi());
            if (image.kind() == ImageKind.WSQ) {
                Frame.requireSame(what, image);
                return new Finger(unpacked(what, image.data()), image.dpi());
            }
            return new Finger(GreyPixels.decode(what, image), image.dpi());
        }
        ImageKind kind = kindOf(what, data);
        Frame frame = Frame.of(what, kind, data);
        requireFingerSize(what, frame.width(), frame.height(), USUAL_DPI);
        GreyPixels pixels = kind == ImageKind.WSQ ? unpacked(what, data) : GreyPixels.decode(what, kind, data);
        return new Finger(pixels, USUAL_DPI);
    }

    private static GreyPixels unpacked(String what, byte[] wsq) {
        try {
            Bitmap bitmap = Jnbis.wsq().decode(wsq).asBitmap();
            return new GreyPixels(bitmap.getWidth(), bitmap.getHeight(), bitmap.getPixels());
        } catch (RuntimeException broken) {
            // an isolation boundary: the decoder answers broken images with every kind of runtime exception
            throw new Unreadable(what + ": its WSQ image does not decode");
        }
    }

    /** The matcher brings every image to 500 dpi, however large that makes it. */
    private static void requireFingerSize(String what, int width, int height, int dpi) {
        if (Math.max(width, height) > INCHES_MAX * dpi) {
            throw new Unreadable(what + ": a finger of more than " + INCHES_MAX + " inches");
        }
    }

    private static ImageKind kindOf(String what, byte[] data) {
        int first = data.length < 2 ? 0 : Byte.toUnsignedInt(data[0]) << 8 | Byte.toUnsignedInt(data[1]);
        return switch (first) {
            case 0x8950 -> ImageKind.PNG;
            case 0xFFA0 -> ImageKind.WSQ;
            case 0xFFD8 -> ImageKind.JPEG;
            case 0x0000, 0xFF4F -> ImageKind.JPEG_2000;
            default -> throw new Unreadable(what + ": neither a finger record nor an image");
        };
    }
}
