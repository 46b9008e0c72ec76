package org.regesta.command.key;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import org.regesta.command.key.api.KeyRefusal;
import org.regesta.ports.HouseKeys;
import org.regesta.ports.Refusal;

/**
 * MOSIP's envelope: {@code VER_R2}, the certificate's SHA-256, an AES-256 session key under RSA-OAEP (SHA-256 in both
 * places), {@code #KEY_SPLITTER#}, then 32 bytes of which the first 12 are the nonce and all are associated data, and
 * the AES-GCM ciphertext with its tag. Where the caller names associated data or a nonce ({@code salt}) of their own,
 * the mark is missing and the nonce stands at the end, or nowhere.
 */
final class KeyCipher {

    private static final byte[] SPLITTER = "#KEY_SPLITTER#".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] VERSION = "VER_R2".getBytes(StandardCharsets.US_ASCII);
    private static final OAEPParameterSpec OAEP =
            new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int THUMBPRINT = 32;
    private static final int OWN_AAD = 32;
    private static final int NONCE = 12;
    private static final int OLD_IV = 16;
    private static final int TAG_BITS = 128;
    private static final int TAG = TAG_BITS / 8;

    private KeyCipher() {}

    /** What the caller adds, where they do. */
    record Extras(Optional<byte[]> salt, Optional<byte[]> aad) {
        boolean none() {
            return salt.isEmpty() && aad.isEmpty();
        }

        byte[] aadOrNothing() {
            return aad.orElse(new byte[0]);
        }
    }

    static byte[] encrypt(byte[] text, X509Certificate receiver, Extras extras) {
        if (!(receiver.getPublicKey() instanceof RSAPublicKey rsa)) {
            throw new Refusal(KeyRefusal.CERTIFICATE_UNREADABLE); // nothing can be encrypted for a key that only signs
        }
        byte[] key = random(32);
        ByteArrayOutputStream sealed = new ByteArrayOutputStream();
        try {
            if (extras.none()) {
                sealed.writeBytes(VERSION);
            }
            sealed.writeBytes(thumbprint(receiver));
            sealed.writeBytes(wrapped(key, rsa));
            sealed.writeBytes(SPLITTER);
            sealed.writeBytes(content(text, key, extras));
            return sealed.toByteArray();
        } catch (GeneralSecurityException everyJavaHasThese) {
            throw new IllegalStateException(everyJavaHasThese);
        }
    }

    /** @throws Refusal {@link KeyRefusal#UNDECIPHERABLE}, whatever is wrong with it */
    static byte[] decrypt(byte[] sealed, List<HouseKeys.Pair> own, Extras extras) {
        int split = indexOf(sealed);
        if (split < 0) {
            throw new Refusal(KeyRefusal.UNDECIPHERABLE);
        }
        byte[] head = Arrays.copyOf(sealed, split);
        byte[] content = Arrays.copyOfRange(sealed, split + SPLITTER.length, sealed.length);
        boolean marked = startsWith(head, VERSION);
        byte[] named = marked ? Arrays.copyOfRange(head, VERSION.length, head.length) : head;
        for (HouseKeys.Pair pair : own) {
            Optional<byte[]> text = opened(named, content, pair, marked, extras);
            if (text.isPresent()) {
                return text.get();
            }
        }
        throw new Refusal(KeyRefusal.UNDECIPHERABLE);
    }

    /** A certificate may have been exchanged for another of the same key: the key counts, not the thumbprint. */
    private static Optional<byte[]> opened(
            byte[] named, byte[] content, HouseKeys.Pair pair, boolean marked, Extras extras) {
        PublicKey known = pair.certificate().getPublicKey();
        int length = known instanceof RSAPublicKey rsa ? rsa.getModulus().bitLength() / 8 : 0;
        if (length == 0 || named.length != length && named.length != length + THUMBPRINT) {
            return Optional.empty();
        }
        try {
            Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding");
            rsa.init(Cipher.DECRYPT_MODE, pair.privateKey(), OAEP);
            byte[] key = rsa.doFinal(Arrays.copyOfRange(named, named.length - length, named.length));
            return Optional.of(text(content, key, marked, extras));
        } catch (GeneralSecurityException | IllegalArgumentException notForThisPair) {
            return Optional.empty();
        }
    }

    private static byte[] content(byte[] text, byte[] key, Extras extras) throws GeneralSecurityException {
        if (extras.none()) {
            byte[] aad = random(OWN_AAD);
            return joined(
                    aad,
                    gcm(Cipher.ENCRYPT_MODE, key, Arrays.copyOf(aad, NONCE), aad)
                            .doFinal(text));
        }
        if (extras.salt().isPresent()) {
            return gcm(Cipher.ENCRYPT_MODE, key, extras.salt().get(), extras.aadOrNothing())
                    .doFinal(text);
        }
        byte[] iv = random(OLD_IV);
        return joined(gcm(Cipher.ENCRYPT_MODE, key, iv, extras.aadOrNothing()).doFinal(text), iv);
    }

    private static byte[] text(byte[] content, byte[] key, boolean marked, Extras extras)
            throws GeneralSecurityException {
        if (marked) {
            byte[] aad = Arrays.copyOf(content, OWN_AAD);
            byte[] sealed = after(content, OWN_AAD);
            return gcm(Cipher.DECRYPT_MODE, key, Arrays.copyOf(aad, NONCE), aad).doFinal(sealed);
        }
        if (extras.salt().isPresent()) {
            return gcm(Cipher.DECRYPT_MODE, key, extras.salt().get(), extras.aadOrNothing())
                    .doFinal(content);
        }
        if (content.length < OLD_IV + TAG) {
            throw new GeneralSecurityException("cut");
        }
        byte[] iv = after(content, content.length - OLD_IV);
        return gcm(Cipher.DECRYPT_MODE, key, iv, extras.aadOrNothing()).doFinal(content, 0, content.length - OLD_IV);
    }

    private static Cipher gcm(int mode, byte[] key, byte[] iv, byte[] aad) throws GeneralSecurityException {
        Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
        aes.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, iv));
        aes.updateAAD(aad);
        return aes;
    }

    private static byte[] wrapped(byte[] key, RSAPublicKey receiver) throws GeneralSecurityException {
        Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding");
        rsa.init(Cipher.ENCRYPT_MODE, receiver, OAEP);
        return rsa.doFinal(key);
    }

    private static byte[] thumbprint(X509Certificate certificate) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
    }

    private static byte[] after(byte[] bytes, int from) throws GeneralSecurityException {
        if (bytes.length < from) {
            throw new GeneralSecurityException("cut");
        }
        return Arrays.copyOfRange(bytes, from, bytes.length);
    }

    private static boolean startsWith(byte[] bytes, byte[] mark) {
        return bytes.length >= mark.length && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length);
    }

    private static int indexOf(byte[] bytes) {
        for (int at = 0; at + SPLITTER.length <= bytes.length; at++) {
            if (Arrays.equals(bytes, at, at + SPLITTER.length, SPLITTER, 0, SPLITTER.length)) {
                return at;
            }
        }
        return -1;
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] joined = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, joined, one.length, other.length);
        return joined;
    }

    private static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }
}
