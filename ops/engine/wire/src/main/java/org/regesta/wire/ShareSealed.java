package org.regesta.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/**
 * What MOSIP's data share seals for a partner, as base64url text. It holds what {@link KeySealed} does in another
 * order:
 *
 * <pre>
 * "VER_R2" | SHA-256 of the certificate (32) | AES-256 key under RSA-OAEP (256) | "#KEY_SPLITTER#"
 * | associated data (32, its first 12 the nonce) | AES-GCM ciphertext and tag
 * </pre>
 */
public final class ShareSealed {

    private static final OAEPParameterSpec OAEP =
            new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);
    private static final byte[] VERSION = "VER_R2".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SPLITTER = "#KEY_SPLITTER#".getBytes(StandardCharsets.US_ASCII);
    private static final int NONCE = 12;
    private static final int AAD = 32;
    private static final int RSA_2048 = 256;
    private static final int HEAD = VERSION.length + 32 + RSA_2048 + SPLITTER.length;
    private static final SecureRandom RANDOM = new SecureRandom();

    private ShareSealed() {}

    /** @throws IllegalArgumentException when the certificate's key is not RSA-2048 */
    public static String seal(X509Certificate recipient, byte[] plain) {
        byte[] key = random(32);
        byte[] aad = random(AAD);
        try {
            Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding");
            rsa.init(Cipher.ENCRYPT_MODE, recipient.getPublicKey(), OAEP);
            byte[] sealedKey = rsa.doFinal(key);
            if (sealedKey.length != RSA_2048) {
                throw new IllegalArgumentException("shares are sealed for RSA keys of 2048 bits");
            }
            Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
            aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, aad, 0, NONCE));
            aes.updateAAD(aad);
            byte[] sealed = aes.doFinal(plain);
            byte[] thumbprint = MessageDigest.getInstance("SHA-256").digest(recipient.getEncoded());
            byte[] all = ByteBuffer.allocate(HEAD + AAD + sealed.length)
                    .put(VERSION)
                    .put(thumbprint)
                    .put(sealedKey)
                    .put(SPLITTER)
                    .put(aad)
                    .put(sealed)
                    .array();
            return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
        } catch (GeneralSecurityException notThatKind) {
            throw new IllegalArgumentException("shares are sealed for RSA keys of 2048 bits", notThatKind);
        }
    }

    /** The plain bytes; none when it is not of this form, or not sealed for one of these keys and untouched since. */
    public static Optional<byte[]> open(byte[] text, List<PrivateKey> own) {
        byte[] all;
        try {
            all = Base64.getUrlDecoder().decode(new String(text, StandardCharsets.ISO_8859_1).strip());
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        if (all.length < HEAD + AAD) {
            return Optional.empty();
        }
        byte[] asPacketsAre = ByteBuffer.allocate(NONCE + all.length)
                .put(all, HEAD, NONCE)
                .put(all, HEAD, AAD)
                .put(all, 0, HEAD)
                .put(all, HEAD + AAD, all.length - HEAD - AAD)
                .array();
        return KeySealed.open(asPacketsAre, own);
    }

    /** Whether it begins as a sealed share does. */
    public static boolean looksLikeOne(byte[] text) {
        byte[] start = "VkVSX1Iy".getBytes(StandardCharsets.US_ASCII); // "VER_R2" in base64
        return text.length >= start.length && MessageDigest.isEqual(Arrays.copyOf(text, start.length), start);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
