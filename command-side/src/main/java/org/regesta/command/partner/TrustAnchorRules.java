package org.regesta.command.partner;

import java.util.List;
import org.regesta.command.partner.TrustAnchorState.Trusted;
import org.regesta.command.partner.TrustAnchorState.Unknown;
import org.regesta.command.partner.api.CertificateRefusal;
import org.regesta.command.partner.api.TrustAnchorCommand;
import org.regesta.command.partner.api.TrustAnchorCommand.Upload;
import org.regesta.events.partner.TrustAnchorEvent;
import org.regesta.events.partner.TrustAnchorEvent.Uploaded;
import org.regesta.ports.Refusal;

/** A CA certificate is uploaded once to a domain. */
final class TrustAnchorRules {

    static final TrustAnchorState NOTHING_YET = new Unknown();

    private TrustAnchorRules() {}

    static List<TrustAnchorEvent> decide(TrustAnchorCommand command, TrustAnchorState state) {
        return switch (command) {
            case Upload c ->
                switch (state) {
                    case Unknown unknown ->
                        List.of(new Uploaded(c.thumbprint(), c.domain(), c.certificatePem(), c.notAfter()));
                    case Trusted trusted -> throw new Refusal(CertificateRefusal.ALREADY_THERE);
                };
        };
    }

    static TrustAnchorState evolve(TrustAnchorState state, TrustAnchorEvent event) {
        return switch (event) {
            case Uploaded e -> new Trusted();
        };
    }
}
