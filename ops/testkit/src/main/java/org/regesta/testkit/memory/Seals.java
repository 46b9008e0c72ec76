package org.regesta.testkit.memory;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.regesta.ports.Opening;
import org.regesta.ports.Vault;

/** The shape of a seal: version, seal id, IV, AES-256-GCM of (salt ‖ value). */
final class Seals {

    static final int SALT = 16;

    private static final int ID = 16;
    private static final int IV = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Seals() {}

    static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    static byte[] encrypt(byte[] key, String about, byte[] salted) {
        return encrypt(key, about, salted, random(ID + IV));
    }

    /** @param idAndIv at least 28 bytes */
    static byte[] encrypt(byte[] key, String about, byte[] salted, byte[] idAndIv) {
        byte[] id = Arrays.copyOf(idAndIv, ID);
        byte[] iv = Arrays.copyOfRange(idAndIv, ID, ID + IV);
        return join(new byte[] {1}, id, iv, run(Cipher.ENCRYPT_MODE, key, join(utf8(about), id), iv, salted));
    }

    static byte[] decrypt(byte[] key, String about, byte[] sealed) {
        if (sealed.length < 1 + ID + IV || sealed[0] != 1) {
            throw new Vault.SealBroken();
        }
        byte[] id = Arrays.copyOfRange(sealed, 1, 1 + ID);
        byte[] iv = Arrays.copyOfRange(sealed, 1 + ID, 1 + ID + IV);
        byte[] rest = Arrays.copyOfRange(sealed, 1 + ID + IV, sealed.length);
        return run(Cipher.DECRYPT_MODE, key, join(utf8(about), id), iv, rest);
    }

    private static byte[] run(int mode, byte[] key, byte[] about, byte[] iv, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, iv));
            cipher.updateAAD(about);
            return cipher.doFinal(text);
        } catch (GeneralSecurityException notSealedSo) {
            throw new Vault.SealBroken();
        }
    }

    static Opening.Opened opened(byte[] salted) {
        return new Opening.Opened(Arrays.copyOfRange(salted, SALT, salted.length), Arrays.copyOf(salted, SALT));
    }

    /** Parts are length-prefixed, so no two lists of parts make the same bytes. */
    static byte[] hmac(byte[] key, String... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            for (String part : parts) {
                byte[] bytes = utf8(part);
                mac.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
                mac.update(bytes);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static byte[] join(byte[]... parts) {
        byte[] all = new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static byte[] bytes(String base64) {
        return Base64.getUrlDecoder().decode(base64);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
