package org.regesta.engine.vault;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** X.509 certificates (RFC 5280) of the house: its root, and what the root certifies. */
final class HouseCertificates {

    private static final Duration ROOT_LIFE = Duration.ofDays(3_652);
    private static final Duration MODULE_LIFE = Duration.ofDays(1_095);
    private static final Duration SKEW = Duration.ofMinutes(5); // for a peer whose clock is behind
    private static final int SERIAL_BYTES = 16;

    private final Clock clock;

    HouseCertificates(Clock clock) {
        this.clock = clock;
    }

    X509Certificate root(KeyPair pair) throws GeneralSecurityException {
        X500Name name = subject(PairName.ROOT);
        X509v3CertificateBuilder builder = builder(name, name, pair.getPublic(), ROOT_LIFE);
        try {
            JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            builder.addExtension(
                    Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(pair.getPublic()));
            return signed(builder, pair.getPrivate());
        } catch (CertIOException | OperatorCreationException failed) {
            throw new GeneralSecurityException(failed);
        }
    }

    X509Certificate module(PairName name, PublicKey key, X509Certificate root, PrivateKey rootKey)
            throws GeneralSecurityException {
        X500Name issuer = X500Name.getInstance(root.getSubjectX500Principal().getEncoded());
        X509v3CertificateBuilder builder = builder(issuer, subject(name), key, MODULE_LIFE);
        try {
            JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(name.usage()));
            builder.addExtension(Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(key));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    extensions.createAuthorityKeyIdentifier(root.getPublicKey()));
            return signed(builder, rootKey);
        } catch (CertIOException | OperatorCreationException failed) {
            throw new GeneralSecurityException(failed);
        }
    }

    private X509v3CertificateBuilder builder(X500Name issuer, X500Name subject, PublicKey key, Duration life) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        BigInteger serial = new BigInteger(1, Crypto.random(SERIAL_BYTES)).setBit(0); // positive, never zero
        return new JcaX509v3CertificateBuilder(
                issuer, serial, Date.from(now.minus(SKEW)), Date.from(now.plus(life)), subject, key);
    }

    private static X509Certificate signed(X509v3CertificateBuilder builder, PrivateKey by)
            throws OperatorCreationException, GeneralSecurityException {
        String algorithm = by.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder(algorithm).build(by)));
    }

    /** As MOSIP names its own: the application in OU, application and reference in CN. */
    private static X500Name subject(PairName name) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.O, "Regesta")
                .addRDN(BCStyle.OU, "REGESTA (" + name.applicationId() + ")")
                .addRDN(BCStyle.CN, name.commonName())
                .build();
    }
}
