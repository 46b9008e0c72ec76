package org.regesta.saga.registration.stage.validate;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.regesta.events.Book;
import org.regesta.events.partner.TrustAnchorEvent;
import org.regesta.ports.Ledger;
import org.springframework.stereotype.Component;

/**
 * The CA certificates of devices and of the chips in them (MOSIP's domains DEVICE and FTM), as they were uploaded. It
 * reads the registry itself, when it is first asked and then what came since, so that what was uploaded just now
 * counts.
 */
@Component
class DeviceTrust {

    private static final String CHIPS = "FTM";
    private static final String DEVICES = "DEVICE";

    private final Ledger ledger;
    private final Map<String, Set<X509Certificate>> anchors = new HashMap<>();
    private long read = -1;

    DeviceTrust(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Whether the certificate leads to a CA of chips (RFC 5280) and was valid then. */
    boolean leadsToChips(X509Certificate certificate, Instant then) {
        return leadsTo(anchors(CHIPS), certificate, then);
    }

    /** Whether it leads to a CA of devices, or of the chips in them, and was valid then. */
    boolean leadsToDevices(X509Certificate certificate, Instant then) {
        return leadsTo(anchors(DEVICES), certificate, then) || leadsToChips(certificate, then);
    }

    private static boolean leadsTo(Set<X509Certificate> anchors, X509Certificate certificate, Instant then) {
        Set<TrustAnchor> trusted = anchors.stream()
                .filter(anchor -> !anchor.equals(certificate))
                .map(anchor -> new TrustAnchor(anchor, null))
                .collect(Collectors.toSet());
        if (trusted.isEmpty()) {
            return false;
        }
        try {
            certificate.checkValidity(Date.from(then));
            PKIXParameters parameters = new PKIXParameters(trusted);
            parameters.setRevocationEnabled(false); // a device that is not to be trusted any more is on the hotlist
            parameters.setDate(Date.from(then));
            CertPathValidator.getInstance("PKIX")
                    .validate(
                            CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate)), parameters);
            return true;
        } catch (GeneralSecurityException untrusted) {
            return false;
        }
    }

    private synchronized Set<X509Certificate> anchors(String domain) {
        if (read < ledger.head(Book.REGISTRY)) {
            long[] last = {read};
            ledger.read(Book.REGISTRY, read + 1, recorded -> {
                last[0] = recorded.position();
                if (recorded.payload() instanceof TrustAnchorEvent.Uploaded uploaded) {
                    String of = uploaded.domain().toUpperCase(Locale.ROOT);
                    if (of.equals(CHIPS) || of.equals(DEVICES)) {
                        anchors.computeIfAbsent(of, none -> new HashSet<>())
                                .add(certificate(uploaded.certificatePem()));
                    }
                }
            });
            read = last[0];
        }
        return Set.copyOf(anchors.getOrDefault(domain, Set.of()));
    }

    private static X509Certificate certificate(String pem) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)));
        } catch (CertificateException checkedAtUpload) {
            throw new IllegalStateException("an uploaded certificate cannot be read", checkedAtUpload);
        }
    }
}
