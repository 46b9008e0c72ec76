package org.regesta.engine.biometrics;

/**
 * The one image of an ISO/IEC 19794 record, and what its header says of it.
 *
 * @param position the finger's code; 0 for unknown and for what is no finger
 * @param dpi resolution, 0 where the record has none
 * @param depth bits per pixel
 */
record IsoImage(int position, int dpi, int depth, ImageKind kind, int width, int height, byte[] data) {

    @Override
    public String toString() {
        return "IsoImage[" + kind + "]"; // a finger stays out of logs
    }
}
