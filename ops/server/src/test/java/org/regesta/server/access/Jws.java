package org.regesta.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;

/** A JWS as an attacker writes it: whatever header, whatever payload, by whatever algorithm and key. */
record Jws(String header, String payload, String signature) {

    static Jws unsigned(String header, String payload) {
        return new Jws(encoded(header.getBytes(UTF_8)), encoded(payload.getBytes(UTF_8)), "");
    }

    static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** @param algorithm Java's name */
    Jws signed(String algorithm, PrivateKey key) {
        try {
            Signature signer = Signature.getInstance(algorithm);
            signer.initSign(key);
            signer.update(input());
            return with(signer.sign());
        } catch (GeneralSecurityException cannot) {
            throw new IllegalStateException(cannot);
        }
    }

    Jws es256(PrivateKey key) {
        return signed("SHA256withECDSAinP1363Format", key);
    }

    /** @param algorithm Java's name */
    Jws mac(String algorithm, Key key) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(key);
            return with(mac.doFinal(input()));
        } catch (GeneralSecurityException cannot) {
            throw new IllegalStateException(cannot);
        }
    }

    Jws with(byte[] bytes) {
        return new Jws(header, payload, encoded(bytes));
    }

    Jws withHeader(String json) {
        return new Jws(encoded(json.getBytes(UTF_8)), payload, signature);
    }

    Jws withPayload(String json) {
        return new Jws(header, encoded(json.getBytes(UTF_8)), signature);
    }

    /** One bit of the signature is another. */
    Jws flipped() {
        byte[] bytes = Base64.getUrlDecoder().decode(signature);
        bytes[bytes.length / 2] ^= 1;
        return with(bytes);
    }

    Jws cut(int length) {
        return with(Arrays.copyOf(Base64.getUrlDecoder().decode(signature), length));
    }

    private byte[] input() {
        return (header + "." + payload).getBytes(UTF_8);
    }

    String text() {
        return header + "." + payload + "." + signature;
    }
}
