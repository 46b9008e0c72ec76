package org.regesta.query.evidence;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.regesta.ports.Refusal;
import org.regesta.query.evidence.api.EvidenceRefusal;

/**
 * To whom an annex is encrypted.
 *
 * @param certificate where one was given; else the bare key
 * @param fingerprint {@code certificate:} or {@code key:} and the SHA-256 of its DER in lower-case hex
 */
record Recipient(PublicKey key, Optional<X509Certificate> certificate, String fingerprint) {

    private static final int LONGEST = 16_384;
    private static final int RSA_BITS_MIN = 2_048;
    private static final int EC_BITS_MIN = 256;
    private static final Pattern PEM = Pattern.compile(
            "-----BEGIN (CERTIFICATE|PUBLIC KEY)-----\\s([A-Za-z0-9+/=\\s]++)-----END (CERTIFICATE|PUBLIC KEY)-----");

    /**
     * Reads one certificate or one public key, RSA of 2048 bits or a curve of 256 bits at least.
     *
     * @param pem {@code BEGIN CERTIFICATE} or {@code BEGIN PUBLIC KEY}
     * @throws Refusal {@link EvidenceRefusal#RECIPIENT_UNREADABLE} and the like
     */
    static Recipient of(String pem, Instant now) {
        Matcher form = PEM.matcher(pem.strip());
        if (pem.length() > LONGEST || !form.matches() || !form.group(1).equals(form.group(3))) {
            throw new Refusal(EvidenceRefusal.RECIPIENT_UNREADABLE);
        }
        byte[] der = der(form.group(2));
        Recipient read = form.group(1).equals("CERTIFICATE")
                ? of(certificate(der, now), der)
                : new Recipient(key(der), Optional.empty(), "key:" + sha256(der));
        if (!strong(read.key())) {
            throw new Refusal(EvidenceRefusal.RECIPIENT_KEY);
        }
        return read;
    }

    private static Recipient of(X509Certificate certificate, byte[] der) {
        return new Recipient(certificate.getPublicKey(), Optional.of(certificate), "certificate:" + sha256(der));
    }

    private static byte[] der(String base64) {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            throw new Refusal(EvidenceRefusal.RECIPIENT_UNREADABLE);
        }
    }

    private static X509Certificate certificate(byte[] der, Instant now) {
        try {
            X509Certificate read = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
            read.checkValidity(Date.from(now));
            return read;
        } catch (CertificateExpiredException | CertificateNotYetValidException notNow) {
            throw new Refusal(EvidenceRefusal.RECIPIENT_NOT_VALID_NOW);
        } catch (CertificateException notOne) {
            throw new Refusal(EvidenceRefusal.RECIPIENT_UNREADABLE);
        }
    }

    private static PublicKey key(byte[] der) {
        for (String algorithm : List.of("RSA", "EC")) {
            try {
                return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(der));
            } catch (InvalidKeySpecException anotherKind) {
                continue;
            } catch (GeneralSecurityException everyJdkHasIt) {
                throw new IllegalStateException(everyJdkHasIt);
            }
        }
        throw new Refusal(EvidenceRefusal.RECIPIENT_KEY);
    }

    private static boolean strong(PublicKey key) {
        return switch (key) {
            case RSAPublicKey rsa -> rsa.getModulus().bitLength() >= RSA_BITS_MIN;
            case ECPublicKey ec -> ec.getParams().getCurve().getField().getFieldSize() >= EC_BITS_MIN;
            default -> false;
        };
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
