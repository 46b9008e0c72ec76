package org.regesta.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a registration client encrypts for the house, as MOSIP's packet manager and key manager lay it out:
 *
 * <pre>
 * nonce (12) | associated data (32) | "VER_R2" | SHA-256 of the certificate (32) | AES-256 key under RSA-OAEP (256)
 * | "#KEY_SPLITTER#" | AES-GCM ciphertext and tag
 * </pre>
 *
 * <p>Older clients leave out the version, or version and thumbprint. A certificate may have been exchanged for another
 * of the same key: the key counts, not the thumbprint, which nothing protects.
 */
public final class KeySealed {

    private static final byte[] VERSION = "VER_R2".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SPLITTER = "#KEY_SPLITTER#".getBytes(StandardCharsets.US_ASCII);
    private static final int NONCE = 12;
    private static final int AAD = 32;
    private static final int THUMBPRINT = 32;
    private static final int KEY = 256;
    private static final int TAG_BITS = 128;

    private KeySealed() {}

    /**
     * The plain bytes; none when it is not of this form, or not sealed for one of these keys and untouched since.
     *
     * @param own the key in use first, then those before it that still count
     */
    public static Optional<byte[]> open(byte[] sealed, List<PrivateKey> own) {
        int start = NONCE + AAD;
        for (int head : new int[] {VERSION.length + THUMBPRINT, THUMBPRINT, 0}) {
            int split = start + head + KEY;
            if (matches(sealed, split, SPLITTER) && (head <= THUMBPRINT || matches(sealed, start, VERSION))) {
                int keyAt = start + head;
                return own.stream()
                        .flatMap(key -> open(sealed, keyAt, key).stream())
                        .findFirst();
            }
        }
        return Optional.empty();
    }

    private static Optional<byte[]> open(byte[] sealed, int keyAt, PrivateKey own) {
        try {
            byte[] key = NativeRsa.oaep(Cipher.DECRYPT_MODE, own).doFinal(sealed, keyAt, KEY);
            Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
            aes.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(key, "AES"),
                    new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE));
            aes.updateAAD(sealed, NONCE, AAD);
            int from = keyAt + KEY + SPLITTER.length;
            return Optional.of(aes.doFinal(sealed, from, sealed.length - from));
        } catch (GeneralSecurityException | IllegalArgumentException notForUs) { // the latter for a key of no length
            return Optional.empty();
        }
    }

    private static boolean matches(byte[] in, int at, byte[] what) {
        return at + what.length <= in.length
                && MessageDigest.isEqual(Arrays.copyOfRange(in, at, at + what.length), what);
    }
}
