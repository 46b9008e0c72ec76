package org.regesta.command.partner;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import org.regesta.command.partner.api.CertificateRefusal;
import org.regesta.ports.Refusal;

/** Reading X.509 certificates, and what is asked of every single one. */
final class Certificates {

    private static final int MOST = 20;
    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";

    private Certificates() {}

    /**
     * Reads one certificate or several.
     *
     * @param text PEM, or base64 (URL-safe or not) of PKCS #7
     * @throws Refusal {@link CertificateRefusal#UNREADABLE}
     */
    static List<X509Certificate> read(String text) {
        try {
            byte[] bytes = text.contains(BEGIN)
                    ? text.substring(text.indexOf(BEGIN)).getBytes(StandardCharsets.US_ASCII)
                    : Base64.getMimeDecoder().decode(text.replace('-', '+').replace('_', '/'));
            List<X509Certificate> certificates = new ArrayList<>();
            for (var certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(bytes))) {
                certificates.add((X509Certificate) certificate);
            }
            if (certificates.isEmpty() || certificates.size() > MOST) {
                throw new Refusal(CertificateRefusal.UNREADABLE);
            }
            return certificates;
        } catch (CertificateException | IllegalArgumentException unreadable) {
            throw new Refusal(CertificateRefusal.UNREADABLE);
        }
    }

    /** @throws Refusal {@link CertificateRefusal#UNREADABLE} when it is not exactly one */
    static X509Certificate readOne(String text) {
        List<X509Certificate> certificates = read(text);
        if (certificates.size() != 1) {
            throw new Refusal(CertificateRefusal.UNREADABLE);
        }
        return certificates.getFirst();
    }

    /** @throws Refusal of {@link CertificateRefusal}, about the certificate alone */
    static void check(X509Certificate certificate, Instant now) {
        if (certificate.getNotBefore().toInstant().isAfter(now)) {
            throw new Refusal(CertificateRefusal.NOT_YET_VALID);
        }
        if (!now.isBefore(certificate.getNotAfter().toInstant())) {
            throw new Refusal(CertificateRefusal.EXPIRED);
        }
        if (certificate.getVersion() != 3) {
            throw new Refusal(CertificateRefusal.VERSION);
        }
        if (!isLongEnough(certificate)) {
            throw new Refusal(CertificateRefusal.KEY_SIZE);
        }
        String algorithm = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
        if (!algorithm.matches("(SHA(256|384|512)WITH.*|RSASSA-PSS|ED25519|ED448|EDDSA)")) {
            throw new Refusal(CertificateRefusal.SIGNATURE_ALGORITHM);
        }
    }

    private static boolean isLongEnough(X509Certificate certificate) {
        return switch (certificate.getPublicKey()) {
            case RSAPublicKey rsa -> rsa.getModulus().bitLength() >= 2048;
            case ECPublicKey ec -> ec.getParams().getOrder().bitLength() >= 256;
            case EdECPublicKey edwards -> true;
            default -> false;
        };
    }

    static boolean isValidAt(X509Certificate certificate, Instant time) {
        return !certificate.getNotBefore().toInstant().isAfter(time)
                && time.isBefore(certificate.getNotAfter().toInstant());
    }

    static boolean isCa(X509Certificate certificate) {
        return certificate.getBasicConstraints() >= 0;
    }

    static boolean isSelfSigned(X509Certificate certificate) {
        if (!certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
            return false;
        }
        try {
            certificate.verify(certificate.getPublicKey());
            return true;
        } catch (GeneralSecurityException anothersSignature) {
            return false;
        }
    }

    /** The organisation (O) of its subject, empty when it names none. */
    static String organisation(X509Certificate certificate) {
        try {
            return new LdapName(certificate.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .filter(rdn -> rdn.getType().equalsIgnoreCase("O") && rdn.getValue() instanceof String)
                            .map(rdn -> (String) rdn.getValue())
                            .findFirst()
                            .orElse("");
        } catch (InvalidNameException unreadable) {
            return "";
        }
    }

    /** Lower-case hex SHA-256 of its DER. */
    static String thumbprint(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    static String pem(X509Certificate certificate) {
        try {
            String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
            return BEGIN + "\n" + base64 + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException wasDecodedBefore) {
            throw new IllegalStateException(wasDecodedBefore);
        }
    }
}
