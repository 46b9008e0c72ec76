package org.regesta.engine.vault;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.modes.GCMSIVBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.jspecify.annotations.Nullable;

/** The primitives, with their parameters fixed: AES-256-GCM, AES-256-GCM-SIV, HMAC-SHA-256, HKDF-SHA-256, SHA-256. */
final class Crypto {

    static final int KEY_BYTES = 32;
    static final int IV_BYTES = 12;
    static final int TAG_BYTES = 16;

    private static final SecureRandom RANDOM = new SecureRandom();

    private Crypto() {}

    static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** @return a random IV, then ciphertext and tag */
    static byte[] gcmSeal(byte[] key, byte[] associated, byte[] plain) {
        return gcmSeal(new SecretKeySpec(key, "AES"), null, associated, plain);
    }

    /** @param where the provider to do it, none for Java's own */
    static byte[] gcmSeal(SecretKey key, @Nullable Provider where, byte[] associated, byte[] plain) {
        byte[] iv = random(IV_BYTES);
        try {
            Cipher cipher = gcm(Cipher.ENCRYPT_MODE, key, where, iv, 0, associated);
            byte[] sealed = Arrays.copyOf(iv, IV_BYTES + plain.length + TAG_BYTES);
            cipher.doFinal(plain, 0, plain.length, sealed, IV_BYTES);
            return sealed;
        } catch (GeneralSecurityException missing) {
            throw unavailable(missing);
        }
    }

    /**
     * Opens what {@link #gcmSeal} made, beginning at an offset.
     *
     * @return none when it was not sealed under this key with these associated data
     */
    static Optional<byte[]> gcmOpen(byte[] key, byte[] associated, byte[] sealed, int from) {
        return gcmOpen(new SecretKeySpec(key, "AES"), null, associated, sealed, from);
    }

    /** @param where the provider to do it, none for Java's own */
    static Optional<byte[]> gcmOpen(
            SecretKey key, @Nullable Provider where, byte[] associated, byte[] sealed, int from) {
        if (sealed.length - from < IV_BYTES + TAG_BYTES) {
            return Optional.empty();
        }
        try {
            Cipher cipher = gcm(Cipher.DECRYPT_MODE, key, where, sealed, from, associated);
            return Optional.of(cipher.doFinal(sealed, from + IV_BYTES, sealed.length - from - IV_BYTES));
        } catch (AEADBadTagException notSealedSo) {
            return Optional.empty();
        } catch (GeneralSecurityException missing) {
            throw unavailable(missing);
        }
    }

    private static Cipher gcm(int mode, SecretKey key, @Nullable Provider where, byte[] iv, int ivAt, byte[] associated)
            throws GeneralSecurityException {
        Cipher cipher = where == null
                ? Cipher.getInstance("AES/GCM/NoPadding")
                : Cipher.getInstance("AES/GCM/NoPadding", where);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * 8, iv, ivAt, IV_BYTES));
        cipher.updateAAD(associated);
        return cipher;
    }

    /** AES-GCM-SIV (RFC 8452): a nonce that repeats shows that two plaintexts are equal, and nothing else. */
    static byte[] sivSeal(byte[] key, byte[] nonce, byte[] associated, byte[] plain) {
        try {
            return siv(true, key, nonce, associated, plain, 0);
        } catch (InvalidCipherTextException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @return none when it was not sealed under this key and nonce with these associated data */
    static Optional<byte[]> sivOpen(byte[] key, byte[] nonce, byte[] associated, byte[] sealed, int from) {
        try {
            return Optional.of(siv(false, key, nonce, associated, sealed, from));
        } catch (InvalidCipherTextException notSealedSo) {
            return Optional.empty();
        }
    }

    private static byte[] siv(boolean seal, byte[] key, byte[] nonce, byte[] associated, byte[] in, int from)
            throws InvalidCipherTextException {
        GCMSIVBlockCipher cipher = new GCMSIVBlockCipher();
        cipher.init(seal, new AEADParameters(new KeyParameter(key), TAG_BYTES * 8, nonce, associated));
        int length = in.length - from;
        byte[] out = new byte[cipher.getOutputSize(length)];
        cipher.processBytes(in, from, length, out, 0);
        int written = cipher.doFinal(out, 0);
        return written == out.length ? out : Arrays.copyOf(out, written);
    }

    static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException missing) {
            throw unavailable(missing);
        }
    }

    /** HKDF-Expand (RFC 5869): a key for one use out of a key that is already uniform. */
    static byte[] expand(byte[] key, byte[] info, int length) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.expandOnly(new SecretKeySpec(key, "Generic"), info, length));
        } catch (GeneralSecurityException missing) {
            throw unavailable(missing);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException missing) {
            throw unavailable(missing);
        }
    }

    private static IllegalStateException unavailable(GeneralSecurityException missing) {
        return new IllegalStateException("this Java lacks an algorithm the vault needs", missing);
    }
}
