package org.regesta.auth.wire;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.regesta.auth.AuthRefusal;
import org.regesta.auth.Denied;

/**
 * Whether a certificate leads to one of the uploaded CA certificates (RFC 5280). Every uploaded one is an anchor, root
 * or intermediate, so a partner may send its certificate alone. Revocation is the registry's: a withdrawn partner is no
 * partner.
 */
public final class TrustPath {

    private TrustPath() {}

    /** Whether it leads there, at that time. */
    public static boolean leads(X509Certificate certificate, Collection<X509Certificate> anchors, Instant at) {
        try {
            check(certificate, anchors, at);
            return true;
        } catch (Denied untrusted) {
            return false;
        }
    }

    /** @throws Denied CERTIFICATE_UNTRUSTED */
    public static void check(X509Certificate certificate, Collection<X509Certificate> anchors, Instant at) {
        try {
            Set<TrustAnchor> trusted = anchors.stream()
                    .filter(anchor -> !anchor.equals(certificate))
                    .filter(anchor -> !at.isAfter(anchor.getNotAfter().toInstant()))
                    .map(anchor -> new TrustAnchor(anchor, null))
                    .collect(Collectors.toSet());
            if (trusted.isEmpty()) {
                throw new Denied(AuthRefusal.CERTIFICATE_UNTRUSTED);
            }
            PKIXParameters parameters = new PKIXParameters(trusted);
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(at));
            CertPathValidator.getInstance("PKIX")
                    .validate(
                            CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate)), parameters);
        } catch (GeneralSecurityException noPath) {
            throw new Denied(AuthRefusal.CERTIFICATE_UNTRUSTED);
        }
    }
}
