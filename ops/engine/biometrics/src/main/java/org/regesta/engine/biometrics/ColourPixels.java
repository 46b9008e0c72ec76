package org.regesta.engine.biometrics;

import java.awt.image.BufferedImage;
import org.regesta.ports.Biometrics.Unreadable;

/** A record's image with its colours. */
final class ColourPixels {

    private ColourPixels() {}

    /** The image of a record, whose coded frame is of the size that the record says. */
    static BufferedImage decode(String what, IsoImage image) {
        GreyPixels checked = GreyPixels.decode(what, image); // whole, and of its size
        BufferedImage decoded = GreyPixels.buffered(what, image.kind(), image.data());
        if (decoded.getWidth() != checked.width() || decoded.getHeight() != checked.height()) {
            throw new Unreadable(what + ": its image is not of its size");
        }
        return decoded;
    }
}
