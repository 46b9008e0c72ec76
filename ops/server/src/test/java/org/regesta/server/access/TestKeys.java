package org.regesta.server.access;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.regesta.ports.HouseKeys;

/** House keys that live as long as the test, each certified by itself. */
final class TestKeys implements HouseKeys {

    private final Map<String, Pair> pairs = new ConcurrentHashMap<>();

    @Override
    public Pair pair(String applicationId, String referenceId) {
        return pairs.computeIfAbsent(applicationId + "/" + referenceId, TestKeys::make);
    }

    private static Pair make(String name) {
        try {
            KeyPair keys = ecPair();
            X500Name subject = new X500Name("CN=" + name.replace('/', ' '));
            var certificate = new JcaX509v3CertificateBuilder(
                            subject,
                            BigInteger.ONE,
                            Date.from(Instant.parse("2026-01-01T00:00:00Z")),
                            Date.from(Instant.parse("2036-01-01T00:00:00Z")),
                            subject,
                            keys.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()));
            return new Pair(
                    name + "#1", keys.getPrivate(), new JcaX509CertificateConverter().getCertificate(certificate));
        } catch (Exception cannot) {
            throw new IllegalStateException(cannot);
        }
    }

    static KeyPair ecPair() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }
}
