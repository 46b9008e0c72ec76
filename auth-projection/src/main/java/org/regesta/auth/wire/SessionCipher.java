package org.regesta.auth.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.regesta.auth.AuthRefusal;
import org.regesta.auth.Denied;
import org.regesta.ports.HouseKeys;
import org.regesta.wire.NativeRsa;
import org.springframework.stereotype.Component;

/**
 * Opens the encrypted part of a request as MOSIP's key manager seals it: an AES-256 session key under RSA-OAEP (SHA-256
 * in both places) for the {@code IDA/PARTNER} certificate; text as AES-GCM ciphertext, then the 16-byte tag, then the
 * 16-byte IV, without associated data; the HMAC is the upper-case hex SHA-256 of the text, sealed the same way.
 */
@Component
public class SessionCipher {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int IV = 16;
    private static final int TAG = 16;
    private static final int KEY = 32;

    private final HouseKeys keys;

    public SessionCipher(HouseKeys keys) {
        this.keys = keys;
    }

    /**
     * The encrypted parts of a request, as the wire has them: base64url.
     *
     * @param thumbprint of the certificate it is encrypted for, hex or base64url SHA-256; empty when not given
     */
    public record Sealed(String request, String sessionKey, String hmac, String thumbprint) {
        @Override
        public String toString() {
            return "Sealed";
        }
    }

    /**
     * The request's plain text.
     *
     * @param reference of the house's key it is sealed for: {@code PARTNER}, or {@code INTERNAL} for the house itself
     * @throws Denied UNREADABLE when it does not open, for whatever reason; HMAC_MISMATCH when it is not the text that
     *     was hashed
     */
    public byte[] open(String reference, Sealed sealed) {
        byte[] key = sessionKey(named(keys, reference, sealed.thumbprint()), sealed.sessionKey());
        byte[] text = decrypt(key, decode(sealed.request()));
        byte[] hmac = decrypt(key, decode(sealed.hmac()));
        String hash = HexFormat.of().formatHex(sha256(text)).toUpperCase(Locale.ROOT);
        if (!MessageDigest.isEqual(hash.getBytes(StandardCharsets.US_ASCII), hmac)) {
            throw new Denied(AuthRefusal.HMAC_MISMATCH);
        }
        return text;
    }

    /** The pair that a thumbprint names, if it still counts; every one that does where none is named. */
    static List<HouseKeys.Pair> named(HouseKeys keys, String reference, String thumbprint) {
        return keys.all("IDA", reference).stream()
                .filter(pair -> thumbprint.isEmpty() || isOf(pair.certificate(), thumbprint))
                .toList();
    }

    /** Of a key that turned over, whoever has the certificate of before is understood as well. */
    private static byte[] sessionKey(List<HouseKeys.Pair> own, String sealed) {
        byte[] encrypted = decode(sealed);
        for (HouseKeys.Pair pair : own) {
            Optional<byte[]> key = sessionKey(pair.privateKey(), encrypted);
            if (key.isPresent()) {
                return key.get();
            }
        }
        throw new Denied(AuthRefusal.UNREADABLE);
    }

    /** What AES-GCM opens: IV, associated data, and ciphertext with its tag, base64url. */
    record Gcm(byte[] iv, byte[] aad, String value) {
        @Override
        public String toString() {
            return "Gcm";
        }
    }

    /** Opens what is sealed under a session key of its own. */
    static byte[] open(List<HouseKeys.Pair> own, String sessionKey, Gcm sealed) {
        byte[] key = sessionKey(own, sessionKey);
        try {
            Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
            aes.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG * 8, sealed.iv()));
            aes.updateAAD(sealed.aad());
            return aes.doFinal(decode(sealed.value()));
        } catch (GeneralSecurityException notUnderThisKey) {
            throw new Denied(AuthRefusal.UNREADABLE);
        }
    }

    /**
     * Seals a text for another, the same way; without an HMAC, which answers do not have.
     *
     * @param receiver a certificate with an RSA key
     * @throws Denied NOT_ENCRYPTABLE when nothing can be encrypted for it
     */
    public static Sealed seal(byte[] text, X509Certificate receiver) {
        byte[] key = random(KEY);
        byte[] iv = random(IV);
        try {
            Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
            aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG * 8, iv));
            byte[] sealed = Arrays.copyOf(aes.doFinal(text), text.length + TAG + IV);
            System.arraycopy(iv, 0, sealed, text.length + TAG, IV);
            Cipher rsa = NativeRsa.oaep(Cipher.ENCRYPT_MODE, receiver.getPublicKey());
            return new Sealed(
                    BASE64.encodeToString(sealed),
                    BASE64.encodeToString(rsa.doFinal(key)),
                    "",
                    HexFormat.of().formatHex(Signatures.thumbprint(receiver)));
        } catch (GeneralSecurityException noKeyToEncryptFor) {
            throw new Denied(AuthRefusal.NOT_ENCRYPTABLE);
        }
    }

    private static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }

    private static Optional<byte[]> sessionKey(PrivateKey own, byte[] encrypted) {
        try {
            return Optional.of(NativeRsa.oaep(Cipher.DECRYPT_MODE, own).doFinal(encrypted))
                    .filter(key -> key.length == KEY);
        } catch (GeneralSecurityException notForThisKey) {
            return Optional.empty();
        }
    }

    private static byte[] decrypt(byte[] key, byte[] sealed) {
        if (sealed.length < IV + TAG) {
            throw new Denied(AuthRefusal.UNREADABLE);
        }
        try {
            Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
            GCMParameterSpec iv = new GCMParameterSpec(TAG * 8, sealed, sealed.length - IV, IV);
            aes.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), iv);
            return aes.doFinal(sealed, 0, sealed.length - IV);
        } catch (GeneralSecurityException notUnderThisKey) {
            throw new Denied(AuthRefusal.UNREADABLE);
        }
    }

    static boolean isOf(X509Certificate certificate, String thumbprint) {
        byte[] own = Signatures.thumbprint(certificate);
        return thumbprint.equalsIgnoreCase(HexFormat.of().formatHex(own))
                || thumbprint.equals(Base64.getUrlEncoder().withoutPadding().encodeToString(own));
    }

    private static byte[] decode(String base64url) {
        try {
            return Base64.getUrlDecoder().decode(base64url);
        } catch (IllegalArgumentException notBase64) {
            throw new Denied(AuthRefusal.UNREADABLE);
        }
    }

    private static byte[] sha256(byte[] text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text);
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
