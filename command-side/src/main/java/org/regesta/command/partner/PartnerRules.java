package org.regesta.command.partner;

import java.util.List;
import org.regesta.command.partner.PartnerState.Known;
import org.regesta.command.partner.PartnerState.Unknown;
import org.regesta.command.partner.api.PartnerCommand;
import org.regesta.command.partner.api.PartnerCommand.Register;
import org.regesta.command.partner.api.PartnerCommand.UploadCertificate;
import org.regesta.command.partner.api.PartnerRefusal;
import org.regesta.events.partner.PartnerEvent;
import org.regesta.events.partner.PartnerEvent.CertificateUploaded;
import org.regesta.events.partner.PartnerEvent.Registered;
import org.regesta.ports.Refusal;

/** A partner is registered once and renews its certificate as often as it must. */
final class PartnerRules {

    static final PartnerState NOTHING_YET = new Unknown();

    private PartnerRules() {}

    static List<PartnerEvent> decide(PartnerCommand command, PartnerState state) {
        return switch (command) {
            case Register c ->
                switch (state) {
                    case Unknown unknown ->
                        List.of(new Registered(
                                c.partnerId(), c.partnerType(), c.organisation(), c.policyGroupId(), c.contact()));
                    case Known known -> throw new Refusal(PartnerRefusal.ID_TAKEN);
                };
            case UploadCertificate c ->
                switch (state) {
                    case Unknown unknown -> throw new Refusal(PartnerRefusal.UNKNOWN);
                    case Known known when known.thumbprint().equals(c.thumbprint()) -> List.of();
                    case Known known ->
                        List.of(new CertificateUploaded(
                                c.partnerId(), c.certificatePem(), c.thumbprint(), c.notAfter()));
                };
        };
    }

    static PartnerState evolve(PartnerState state, PartnerEvent event) {
        return switch (event) {
            case Registered e -> new Known("");
            case CertificateUploaded e -> new Known(e.thumbprint());
        };
    }
}
