package org.regesta.engine.notary;

/**
 * Ed25519 (RFC 8032) over raw keys of 32 bytes, by BouncyCastle: in a tenth of the time that the JDK takes, which
 * counts where every checkpoint of a house's life is verified. That the JDK judges alike is a test.
 */
final class Ed25519 {

    static final int KEY_BYTES = 32;
    static final int SIGNATURE_BYTES = 64;

    private Ed25519() {}

    /** The public key of a seed of 32 bytes: RFC 8032's private key. */
    static byte[] publicKey(byte[] seed) {
        if (seed.length != KEY_BYTES) {
            throw new IllegalArgumentException("a seed has 32 bytes");
        }
        byte[] key = new byte[KEY_BYTES];
        org.bouncycastle.math.ec.rfc8032.Ed25519.generatePublicKey(seed, 0, key, 0);
        return key;
    }

    static byte[] sign(byte[] seed, byte[] message) {
        byte[] signature = new byte[SIGNATURE_BYTES];
        org.bouncycastle.math.ec.rfc8032.Ed25519.sign(seed, 0, message, 0, message.length, signature, 0);
        return signature;
    }

    /** False for what is no key or no signature, too. */
    static boolean verifies(byte[] publicKey, byte[] message, byte[] signature) {
        if (publicKey.length != KEY_BYTES || signature.length != SIGNATURE_BYTES) {
            return false;
        }
        return org.bouncycastle.math.ec.rfc8032.Ed25519.verify(signature, 0, publicKey, 0, message, 0, message.length);
    }
}
