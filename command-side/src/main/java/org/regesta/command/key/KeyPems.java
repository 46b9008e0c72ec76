package org.regesta.command.key;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import org.regesta.command.key.api.KeyRefusal;
import org.regesta.ports.Refusal;

/** Reading the certificates that are uploaded. */
final class KeyPems {

    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";

    private KeyPems() {}

    /** @throws Refusal {@link KeyRefusal#CERTIFICATE_UNREADABLE} unless it is one certificate as PEM */
    static X509Certificate read(String pem) {
        int begin = pem.indexOf(BEGIN);
        if (begin < 0) {
            throw new Refusal(KeyRefusal.CERTIFICATE_UNREADABLE);
        }
        try {
            byte[] bytes = pem.substring(begin).getBytes(StandardCharsets.US_ASCII);
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes));
        } catch (CertificateException unreadable) {
            throw new Refusal(KeyRefusal.CERTIFICATE_UNREADABLE);
        }
    }
}
