package org.regesta.engine.notary;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.regesta.events.Leaf;

/** The hashes of RFC 6962, section 2.1: SHA-256 over 0x00 and a leaf, over 0x01 and two nodes. */
public final class Hashes {

    /** Of one hash. */
    public static final int BYTES = 32;

    private static final byte NODE = 1;
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(Hashes::sha256);
    /** 0x01 and two nodes: handed over at once, they are hashed in half the time. */
    private static final ThreadLocal<byte[]> PAIR = ThreadLocal.withInitial(() -> new byte[1 + 2 * BYTES]);

    private Hashes() {}

    /** The hash of a leaf. */
    public static byte[] leaf(byte[] content) {
        return Leaf.hash(content);
    }

    /** The hash of two nodes. */
    static byte[] node(byte[] left, byte[] right) {
        return node(left, 0, right, 0);
    }

    static byte[] node(byte[] left, int leftAt, byte[] right, int rightAt) {
        byte[] pair = PAIR.get();
        pair[0] = NODE;
        System.arraycopy(left, leftAt, pair, 1, BYTES);
        System.arraycopy(right, rightAt, pair, 1 + BYTES, BYTES);
        return SHA_256.get().digest(pair);
    }

    /** The root of the empty tree. */
    static byte[] empty() {
        return SHA_256.get().digest();
    }

    /**
     * The root over neighbouring hashes that fill a perfect subtree.
     *
     * @param count of hashes, a power of two
     */
    static byte[] perfect(byte[] hashes, int first, int count) {
        byte[] row = new byte[count * BYTES];
        System.arraycopy(hashes, first * BYTES, row, 0, row.length);
        MessageDigest digest = SHA_256.get();
        try {
            for (int width = count; width > 1; width /= 2) {
                for (int i = 0; i < width / 2; i++) {
                    digest.update(NODE);
                    digest.update(row, 2 * i * BYTES, 2 * BYTES);
                    digest.digest(row, i * BYTES, BYTES);
                }
            }
        } catch (DigestException cannotHappen) {
            throw new IllegalStateException(cannotHappen);
        }
        return java.util.Arrays.copyOf(row, BYTES);
    }

    /** A digest of one's own. */
    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
