package org.regesta.testkit.packet;

import java.nio.charset.StandardCharsets;

/** Patching what a well-behaved writer would not write. */
final class Bytes {

    private Bytes() {}

    /** Every occurrence of one ASCII text by another of the same length. */
    static byte[] replace(byte[] content, String what, String by) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        return text.replace(what, by).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A sub-packet's description with another {@code encryptedhash}. */
    static byte[] withHash(byte[] description, String hash) {
        String text = new String(description, StandardCharsets.UTF_8);
        return text.replaceFirst("\"encryptedhash\":\"[^\"]*\"", "\"encryptedhash\":\"" + hash + "\"")
                .getBytes(StandardCharsets.UTF_8);
    }
}
