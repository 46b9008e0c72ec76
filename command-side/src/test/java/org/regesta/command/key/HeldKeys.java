package org.regesta.command.key;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.regesta.ports.HouseKeys;
import org.regesta.testkit.partner.RsaPairs;

/** House keys as the vault keeps them, in memory; without the end of their grace, which the vault's own test shows. */
final class HeldKeys implements HouseKeys {

    private static final List<KeyPair> PAIRS = new ArrayList<>(); // making RSA pairs is slow: the same for each test

    private static final X500Name ROOT = new X500Name("O=Regesta,OU=REGESTA (ROOT),CN=ROOT");

    private final Clock clock;

    private final Map<String, List<Pair>> held = new HashMap<>();
    private int made;

    HeldKeys(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Pair pair(String application, String reference) {
        String name = application + "/" + reference;
        List<Pair> known = held.get(name);
        if (known == null) {
            known = new ArrayList<>(List.of(make(name))); // which may make the root first
            held.put(name, known);
        }
        return known.getFirst();
    }

    @Override
    public List<Pair> all(String application, String reference) {
        pair(application, reference);
        return List.copyOf(held.get(application + "/" + reference));
    }

    @Override
    public Pair rotate(String application, String reference) {
        held.get(application + "/" + reference).addFirst(make(application + "/" + reference));
        return pair(application, reference);
    }

    @Override
    public Pair revoke(String application, String reference) {
        held.remove(application + "/" + reference);
        return pair(application, reference);
    }

    @Override
    public Pair certify(String application, String reference, X509Certificate certificate) {
        Pair own = held.get(application + "/" + reference).removeFirst();
        held.get(application + "/" + reference).addFirst(new Pair(own.keyId(), own.privateKey(), certificate));
        return pair(application, reference);
    }

    private Pair make(String name) {
        KeyPair pair = rsa(made++);
        String id = "key-" + made;
        if (name.equals("ROOT/")) {
            return new Pair(id, pair.getPrivate(), certificate(pair, ROOT, ROOT, pair, 3_000));
        }
        String[] parts = name.split("/", 2);
        String common = parts[1].isEmpty() ? parts[0] : parts[0] + "-" + parts[1];
        X500Name subject = new X500Name("O=Regesta,OU=REGESTA (" + parts[0] + "),CN=" + common);
        Pair root = pair("ROOT", "");
        KeyPair by = new KeyPair(root.certificate().getPublicKey(), root.privateKey());
        return new Pair(id, pair.getPrivate(), certificate(pair, subject, ROOT, by, 1_000));
    }

    static synchronized KeyPair rsa(int which) {
        while (PAIRS.size() <= which) {
            PAIRS.add(RsaPairs.generate());
        }
        return PAIRS.get(which);
    }

    X509Certificate certified(KeyPair pair, String name) {
        X500Name self = new X500Name("CN=" + name);
        return certificate(pair, self, self, pair, 1_000);
    }

    private X509Certificate certificate(KeyPair of, X500Name subject, X500Name issuer, KeyPair by, int days) {
        Instant now = clock.instant();
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(new JcaX509v3CertificateBuilder(
                                    issuer,
                                    BigInteger.valueOf(now.toEpochMilli()),
                                    Date.from(now),
                                    Date.from(now.plus(Duration.ofDays(days))),
                                    subject,
                                    of.getPublic())
                            .build(new JcaContentSignerBuilder("SHA256withRSA").build(by.getPrivate())));
        } catch (Exception cannot) {
            throw new IllegalStateException(cannot);
        }
    }
}
