package org.regesta.command.key;

import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import org.regesta.command.key.api.KeyRefusal;
import org.regesta.command.partner.api.DomainTrust;
import org.regesta.ports.HouseKeys;
import org.regesta.ports.Refusal;
import org.springframework.stereotype.Component;

/** The keys that services of MOSIP's modules may use. What the house itself signs and opens with is lent to nobody. */
@Component
class Lent {

    private final KeyRing ring;
    private final DomainTrust partners;
    private final Clock clock;

    Lent(KeyRing ring, DomainTrust partners, Clock clock) {
        this.ring = ring;
        this.partners = partners;
        this.clock = clock;
    }

    /**
     * The pair to sign with.
     *
     * @throws Refusal of {@link KeyRefusal}
     */
    HouseKeys.Pair toUse(String applicationId, String referenceId) {
        return lent(applicationId, referenceId).getFirst();
    }

    /**
     * The pairs that may open, the one in use first.
     *
     * @throws Refusal of {@link KeyRefusal}
     */
    List<HouseKeys.Pair> lent(String applicationId, String referenceId) {
        ring.check(applicationId, referenceId);
        if (!KeyNames.isLent(applicationId, referenceId)) {
            throw new Refusal(KeyRefusal.NOT_LENT);
        }
        return ring.counting(applicationId, referenceId);
    }

    /** The certificate to encrypt for, of whatever key: that is no secret. */
    X509Certificate certificate(String applicationId, String referenceId) {
        return ring.certificate(applicationId, referenceId);
    }

    /** Certificates by which a signature of that key may be checked, the one in use first. */
    List<X509Certificate> certificates(String applicationId, String referenceId) {
        return ring.fold(applicationId, referenceId) instanceof KeyState.Others
                ? List.of(ring.certificate(applicationId, referenceId))
                : ring.counting(applicationId, referenceId).stream()
                        .map(HouseKeys.Pair::certificate)
                        .toList();
    }

    /** Whether it is of the house, or leads to a CA certificate of the domain. */
    boolean isTrusted(X509Certificate certificate, String domain) {
        return isOurs(certificate) || partners.trusts(domain, certificate, clock.instant());
    }

    /** @throws Refusal {@link KeyRefusal#SIGNER_ENDED} when its time is not now */
    X509Certificate inTime(X509Certificate certificate) {
        try {
            certificate.checkValidity(Date.from(clock.instant()));
            return certificate;
        } catch (CertificateException notNow) {
            throw new Refusal(KeyRefusal.SIGNER_ENDED);
        }
    }

    /** Whether the house's root certified it, both are in their time, and it was not revoked since. */
    private boolean isOurs(X509Certificate certificate) {
        X509Certificate root = ring.certificate("ROOT", "");
        Date now = Date.from(clock.instant());
        try {
            root.checkValidity(now);
            certificate.checkValidity(now);
            certificate.verify(root.getPublicKey());
        } catch (GeneralSecurityException another) {
            return false;
        }
        return !ring.wasRevoked(certificate);
    }
}
