package org.regesta.command.partner;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.Set;

/** Whether a certificate leads to a trusted root (RFC 5280, section 6). */
final class TrustPath {

    private TrustPath() {}

    /** @param known roots and intermediates that are trusted for the domain */
    static boolean exists(X509Certificate certificate, Collection<X509Certificate> known, Instant now) {
        Set<TrustAnchor> roots = new HashSet<>();
        known.stream()
                .filter(Certificates::isSelfSigned)
                .filter(root -> Certificates.isValidAt(root, now)) // path validation itself does not ask this of a root
                .forEach(root -> roots.add(new TrustAnchor(root, null)));
        if (roots.isEmpty()) {
            return false;
        }
        try {
            X509CertSelector target = new X509CertSelector();
            target.setCertificate(certificate);
            PKIXBuilderParameters parameters = new PKIXBuilderParameters(roots, target);
            parameters.setRevocationEnabled(false); // nothing is fetched from anywhere
            parameters.setDate(Date.from(now));
            parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(known)));
            CertPathBuilder.getInstance("PKIX").build(parameters);
            return true;
        } catch (CertPathBuilderException noPath) {
            return false;
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
