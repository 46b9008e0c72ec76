package org.regesta.engine.biometrics;

import java.awt.image.BufferedImage;

/** A record's image with its colours. */
final class ColourPixels {

    private ColourPixels() {}

    /** The image of a record, which must have the size that the record says. */
    static BufferedImage decode(String what, IsoImage image) {
        Frame.requireSame(what, image);
        return GreyPixels.buffered(what, image.kind(), image.data());
    }
}
