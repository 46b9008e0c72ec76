package org.regesta.testkit.partner;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A key, RSA-2048 unless said otherwise, and its certificate. */
public record Certified(PrivateKey key, X509Certificate certificate) {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** A CA that signs itself. */
    public static Certified ca(String organisation, Instant from, Instant until) {
        KeyPair pair = RsaPairs.generate();
        X500Principal name = name("Root CA", organisation);
        return new Certified(pair.getPrivate(), certificate(name, pair, name, pair.getPrivate(), true, from, until));
    }

    /** A certificate of this CA's for a new key. */
    public Certified certify(String name, String organisation, Instant from, Instant until) {
        return certify(name, organisation, false, from, until);
    }

    /** A CA below this one. */
    public Certified intermediate(String organisation, Instant from, Instant until) {
        return certify("Intermediate CA", organisation, true, from, until);
    }

    /** A certificate of this CA's for a new key on P-256, which signs and opens nothing. */
    public Certified certifyElliptic(String name, String organisation, Instant from, Instant until) {
        try {
            KeyPairGenerator elliptic = KeyPairGenerator.getInstance("EC");
            elliptic.initialize(new ECGenParameterSpec("secp256r1"));
            return certify(elliptic.generateKeyPair(), name, organisation, false, from, until);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private Certified certify(String name, String organisation, boolean ca, Instant from, Instant until) {
        return certify(RsaPairs.generate(), name, organisation, ca, from, until);
    }

    private Certified certify(KeyPair pair, String name, String organisation, boolean ca, Instant from, Instant until) {
        X509Certificate made = certificate(
                certificate.getSubjectX500Principal(), pair, name(name, organisation), key, ca, from, until);
        return new Certified(pair.getPrivate(), made);
    }

    /** The certificate as PEM. */
    public String pem() {
        return pem(certificate);
    }

    public static String pem(X509Certificate certificate) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(certificate);
        } catch (IOException cannotHappenInMemory) {
            throw new UncheckedIOException(cannotHappenInMemory);
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return "Certified[" + certificate.getSubjectX500Principal() + "]";
    }

    private static X500Principal name(String name, String organisation) {
        return new X500Principal("CN=" + name + ", O=" + organisation + ", C=MA");
    }

    private static X509Certificate certificate(
            X500Principal issuer,
            KeyPair pair,
            X500Principal subject,
            PrivateKey signer,
            boolean ca,
            Instant from,
            Instant until) {
        try {
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    issuer,
                    new BigInteger(120, RANDOM).add(BigInteger.ONE),
                    Date.from(from),
                    Date.from(until),
                    subject,
                    pair.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(ca));
            int usage =
                    ca ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature | KeyUsage.keyEncipherment;
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(signer)));
        } catch (GeneralSecurityException | OperatorCreationException | IOException cannotBe) {
            throw new IllegalStateException(cannotBe);
        }
    }
}
