package org.regesta.command.partner;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.regesta.testkit.partner.RsaPairs;

/** A certificate with its key, which may issue others. */
record Ca(X509Certificate certificate, KeyPair keys) {

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final Instant END = Instant.parse("2030-01-01T00:00:00Z");

    /** Making keys takes long, and no test minds that partners share one. */
    private static final Map<Integer, KeyPair> PARTNERS_KEYS = new ConcurrentHashMap<>();

    /** What to issue; the usual unless told otherwise. */
    record Wish(String name, boolean ca, int bits, Instant start, Instant end, String digest) {

        static Wish ca(String name) {
            return new Wish(name, true, 256, START, END, "SHA256");
        }

        static Wish partner(String organisation) {
            return new Wish("CN=sign,O=" + organisation + ",C=XX", false, 2048, START, END, "SHA256");
        }

        Wish valid(Instant from, Instant until) {
            return new Wish(name, ca, bits, from, until, digest);
        }

        Wish bits(int length) {
            return new Wish(name, ca, length, start, end, digest);
        }

        Wish digest(String by) {
            return new Wish(name, ca, bits, start, end, by);
        }
    }

    static Ca root(Wish wish) {
        KeyPair keys = keys(wish.bits());
        return new Ca(certificate(wish, keys, keys, new X500Name(wish.name())), keys);
    }

    Ca issue(Wish wish) {
        KeyPair subject = wish.ca() ? keys(wish.bits()) : PARTNERS_KEYS.computeIfAbsent(wish.bits(), Ca::keys);
        X500Name name =
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        return new Ca(certificate(wish, subject, keys, name), subject);
    }

    String pem() {
        return Certificates.pem(certificate);
    }

    /** Elliptic below 512 bits, else RSA. */
    private static KeyPair keys(int bits) {
        if (bits == 2048) {
            return RsaPairs.generate();
        }
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(bits < 512 ? "EC" : "RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static String algorithm(KeyPair keys) {
        return keys.getPrivate().getAlgorithm().equals("EC") ? "ECDSA" : "RSA";
    }

    private static X509Certificate certificate(Wish wish, KeyPair subject, KeyPair issuer, X500Name issuerName) {
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    issuerName,
                    BigInteger.valueOf(System.nanoTime()),
                    Date.from(wish.start()),
                    Date.from(wish.end()),
                    new X500Name(wish.name()),
                    subject.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(wish.ca()));
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder(wish.digest() + "with" + algorithm(issuer))
                                    .build(issuer.getPrivate())));
        } catch (CertIOException | OperatorCreationException | GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
