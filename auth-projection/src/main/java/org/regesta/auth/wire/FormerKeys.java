package org.regesta.auth.wire;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.stream.Stream;
import org.regesta.auth.AuthRefusal;
import org.regesta.auth.Denied;
import org.regesta.events.Book;
import org.regesta.events.key.KeyEvent;
import org.regesta.ports.HouseKeys;
import org.regesta.ports.Ledger;
import org.springframework.stereotype.Component;

/** Tells whoever sealed something for a key of the house that counts no more that it is the key. */
@Component
public class FormerKeys {

    private static final String APPLICATION = "IDA";

    private final HouseKeys keys;
    private final Ledger ledger;

    FormerKeys(HouseKeys keys, Ledger ledger) {
        this.keys = keys;
        this.ledger = ledger;
    }

    /**
     * Why something does not open.
     *
     * @param refused what opening it said
     * @param thumbprint of the certificate that it says it is sealed for; empty when not given
     * @return HOUSE_KEY_EXPIRED when the house had such a key, which was public; else what opening it said
     */
    public Denied explained(Denied refused, String reference, String thumbprint) {
        boolean unreadable = refused.reasons().getFirst().code() == AuthRefusal.UNREADABLE;
        return unreadable && !thumbprint.isEmpty() && !counts(reference, thumbprint) && wasOurs(reference, thumbprint)
                ? new Denied(AuthRefusal.HOUSE_KEY_EXPIRED)
                : refused;
    }

    private boolean counts(String reference, String thumbprint) {
        return keys.all(APPLICATION, reference).stream()
                .anyMatch(pair -> SessionCipher.isOf(pair.certificate(), thumbprint));
    }

    private boolean wasOurs(String reference, String thumbprint) {
        return ledger.stream(Book.REGISTRY, "key:" + APPLICATION + "." + reference).stream()
                .flatMap(recorded -> pem(recorded.payload()).stream())
                .flatMap(FormerKeys::read)
                .anyMatch(certificate -> SessionCipher.isOf(certificate, thumbprint));
    }

    private static Optional<String> pem(Object event) {
        return switch (event) {
            case KeyEvent.Generated made -> Optional.of(made.certificatePem());
            case KeyEvent.Certified certified -> Optional.of(certified.certificatePem());
            default -> Optional.empty();
        };
    }

    private static Stream<X509Certificate> read(String pem) {
        try {
            return Stream.of((X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))));
        } catch (CertificateException notOne) {
            return Stream.empty();
        }
    }
}
