package org.regesta.auth.wire;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateException;
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
import org.regesta.wire.Memo;

/**
 * Whether a certificate leads to one of the uploaded CA certificates (RFC 5280). Every uploaded one is an anchor, root
 * or intermediate, so a partner may send its certificate alone. Revocation is the registry's: a withdrawn partner is no
 * partner.
 */
public final class TrustPath {

    private static final int REMEMBERED = 2_000;
    private static final Memo<Path, Boolean> PATHS = new Memo<>(REMEMBERED, TrustPath::found);

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
        Set<X509Certificate> trusted = anchors.stream()
                .filter(anchor -> !anchor.equals(certificate))
                .filter(anchor -> !at.isBefore(anchor.getNotBefore().toInstant()))
                .filter(anchor -> !at.isAfter(anchor.getNotAfter().toInstant()))
                .collect(Collectors.toSet());
        try {
            certificate.checkValidity(Date.from(at));
            PATHS.of(new Path(certificate, trusted));
        } catch (CertificateException outsideItsTime) {
            throw new Denied(AuthRefusal.CERTIFICATE_UNTRUSTED);
        }
    }

    private record Path(X509Certificate certificate, Set<X509Certificate> anchors) {}

    /** A path of one certificate: all that depends on the moment is that certificate's own time. */
    private static boolean found(Path path) {
        try {
            if (path.anchors().isEmpty()) {
                throw new Denied(AuthRefusal.CERTIFICATE_UNTRUSTED);
            }
            PKIXParameters parameters = new PKIXParameters(path.anchors().stream()
                    .map(anchor -> new TrustAnchor(anchor, null))
                    .collect(Collectors.toSet()));
            parameters.setRevocationEnabled(false);
            parameters.setDate(path.certificate().getNotBefore());
            CertPathValidator.getInstance("PKIX")
                    .validate(
                            CertificateFactory.getInstance("X.509").generateCertPath(List.of(path.certificate())),
                            parameters);
            return true;
        } catch (GeneralSecurityException noPath) {
            throw new Denied(AuthRefusal.CERTIFICATE_UNTRUSTED);
        }
    }
}
