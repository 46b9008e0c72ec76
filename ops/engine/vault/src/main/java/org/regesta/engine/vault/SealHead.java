package org.regesta.engine.vault;

import java.nio.ByteBuffer;

/**
 * How a seal begins. Version 1, a byte, is sealed under a key's first generation. Version 2 names the generation: the
 * byte and four more, big-endian. What follows is the same. [frozen]
 *
 * @param length of the head itself
 */
record SealHead(int generation, int length) {

    static final int MAX_BYTES = 5;

    private static final byte FIRST = 1;
    private static final byte LATER = 2;

    private static final SealHead NONE = new SealHead(GenerationName.FIRST, 0);

    /** The head of a seal; its length is 0 when it is none, or one that this release does not know. */
    static SealHead of(byte[] seal) {
        if (seal.length > 0 && seal[0] == FIRST) {
            return new SealHead(GenerationName.FIRST, 1);
        }
        if (seal.length < MAX_BYTES || seal[0] != LATER) {
            return NONE;
        }
        int generation = ByteBuffer.wrap(seal, 1, 4).getInt();
        return generation > GenerationName.FIRST ? new SealHead(generation, MAX_BYTES) : NONE;
    }

    boolean isOne() {
        return length > 0;
    }

    /** The head for a generation. */
    static byte[] bytes(int generation) {
        return generation == GenerationName.FIRST
                ? new byte[] {FIRST}
                : ByteBuffer.allocate(MAX_BYTES).put(LATER).putInt(generation).array();
    }
}
