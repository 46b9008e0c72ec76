package org.regesta.engine.keeper;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.HouseKeys;
import org.regesta.ports.Uptime;

/**
 * The house's pairs that a guest works with, in memory alone. They are asked for anew each second, so a pair that was
 * rotated or revoked is so here within that time.
 */
public final class LentKeys implements HouseKeys {

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final KeeperLine line;
    private final Uptime uptime;
    private final Map<Talk.PairsOf, Lent> lent = new ConcurrentHashMap<>();

    public LentKeys(KeeperLine line, Uptime uptime) {
        this.line = line;
        this.uptime = uptime;
    }

    private record Lent(List<Talk.Pair> told, List<Pair> pairs, Duration at) {}

    @Override
    public Pair pair(String applicationId, String referenceId) {
        return all(applicationId, referenceId).getFirst();
    }

    @Override
    public List<Pair> all(String applicationId, String referenceId) {
        Talk.PairsOf of = new Talk.PairsOf(applicationId, referenceId);
        Lent known = lent.get(of);
        if (known != null && uptime.passed().minus(known.at()).compareTo(FRESH) < 0) {
            return known.pairs();
        }
        return lent.compute(of, (same, before) -> renewed(of, before)).pairs();
    }

    /** One asks for all who wait; the same keys stay the same objects, as whoever computes with them keeps them. */
    private Lent renewed(Talk.PairsOf of, @Nullable Lent before) {
        if (before != null && uptime.passed().minus(before.at()).compareTo(FRESH) < 0) {
            return before;
        }
        List<Talk.Pair> told = line.ask(Call.PAIRS, of, Talk.Pairs.class).pairs();
        List<Pair> pairs = before != null && ids(before.told()).equals(ids(told))
                ? before.pairs()
                : told.stream().map(LentKeys::pair).toList();
        return new Lent(told, pairs, uptime.passed());
    }

    private static List<String> ids(List<Talk.Pair> pairs) {
        return pairs.stream()
                .map(pair -> pair.keyId() + Base64.getEncoder().encodeToString(pair.certificate()))
                .toList();
    }

    private static Pair pair(Talk.Pair told) {
        try {
            return new Pair(
                    told.keyId(),
                    KeyFactory.getInstance(told.algorithm())
                            .generatePrivate(new PKCS8EncodedKeySpec(told.privateKey())),
                    (X509Certificate) CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(told.certificate())));
        } catch (GeneralSecurityException notAPair) {
            throw new IllegalStateException("the house lent what is no key pair", notAPair);
        }
    }
}
