package org.regesta.engine.vault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Looks for bytes in bytes. */
final class Bytes {

    private Bytes() {}

    static boolean contains(byte[] all, byte[] some) {
        return indexOf(all, some) >= 0;
    }

    static int indexOf(byte[] all, byte[] some) {
        return new String(all, ISO_8859_1).indexOf(new String(some, ISO_8859_1));
    }
}
