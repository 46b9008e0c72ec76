package org.regesta.testkit.partner;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts as MOSIP's own clients do: AES-256-GCM with the 16-byte IV behind ciphertext and tag, the key under RSA-OAEP
 * with SHA-256, all base64url.
 */
public final class SessionEncryption {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final byte[] key = new byte[32];
    private final X509Certificate receiver;

    /** A new session key for that certificate. */
    public SessionEncryption(X509Certificate receiver) {
        this.receiver = receiver;
        RANDOM.nextBytes(key);
    }

    public String encrypted(byte[] text) {
        try {
            byte[] iv = new byte[16];
            RANDOM.nextBytes(iv);
            Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
            aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, iv));
            byte[] sealed = aes.doFinal(text);
            byte[] all = new byte[sealed.length + iv.length];
            System.arraycopy(sealed, 0, all, 0, sealed.length);
            System.arraycopy(iv, 0, all, sealed.length, iv.length);
            return BASE64.encodeToString(all);
        } catch (GeneralSecurityException everyPlatformCan) {
            throw new IllegalStateException(everyPlatformCan);
        }
    }

    /** A biometric sample as devices seal it: IV and associated data follow from its time and transaction. */
    public String sampled(byte[] record, String timestamp, String transactionId) {
        byte[] mask =
                xor(timestamp.getBytes(StandardCharsets.US_ASCII), transactionId.getBytes(StandardCharsets.US_ASCII));
        try {
            Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
            byte[] iv = Arrays.copyOfRange(mask, mask.length - 12, mask.length);
            aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, iv));
            aes.updateAAD(Arrays.copyOfRange(mask, mask.length - 16, mask.length));
            return BASE64.encodeToString(aes.doFinal(record));
        } catch (GeneralSecurityException everyPlatformCan) {
            throw new IllegalStateException(everyPlatformCan);
        }
    }

    private static byte[] xor(byte[] longer, byte[] shorter) {
        byte[] xor = longer.clone();
        for (int i = 1; i <= shorter.length; i++) {
            xor[xor.length - i] ^= shorter[shorter.length - i];
        }
        return xor;
    }

    /** The HMAC of a text: its upper-case hex SHA-256, encrypted. */
    public String hmac(byte[] text) {
        try {
            String hash = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text))
                    .toUpperCase(Locale.ROOT);
            return encrypted(hash.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException everyPlatformCan) {
            throw new IllegalStateException(everyPlatformCan);
        }
    }

    /** The session key, encrypted for the receiver. */
    public String sessionKey() {
        try {
            Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding");
            rsa.init(
                    Cipher.ENCRYPT_MODE,
                    receiver.getPublicKey(),
                    new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
            return BASE64.encodeToString(rsa.doFinal(key));
        } catch (GeneralSecurityException everyPlatformCan) {
            throw new IllegalStateException(everyPlatformCan);
        }
    }

    /** SHA-256 of the receiver's certificate, lower-case hex. */
    public String thumbprint() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(receiver.getEncoded()));
        } catch (GeneralSecurityException everyPlatformCan) {
            throw new IllegalStateException(everyPlatformCan);
        }
    }
}
