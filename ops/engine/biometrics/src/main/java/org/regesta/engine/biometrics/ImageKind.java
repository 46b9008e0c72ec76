package org.regesta.engine.biometrics;

/** How an image is coded. */
enum ImageKind {
    RAW,
    WSQ,
    JPEG,
    JPEG_2000,
    PNG
}
