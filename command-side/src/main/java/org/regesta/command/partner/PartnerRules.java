package org.regesta.command.partner;

import java.util.List;
import org.regesta.command.partner.PartnerState.Known;
import org.regesta.command.partner.PartnerState.Unknown;
import org.regesta.command.partner.api.PartnerCommand;
import org.regesta.command.partner.api.PartnerCommand.Register;
import org.regesta.command.partner.api.PartnerCommand.SetActive;
import org.regesta.command.partner.api.PartnerCommand.UploadCertificate;
import org.regesta.command.partner.api.PartnerRefusal;
import org.regesta.events.partner.PartnerEvent;
import org.regesta.events.partner.PartnerEvent.CertificateUploaded;
import org.regesta.events.partner.PartnerEvent.Registered;
import org.regesta.events.partner.PartnerEvent.Resumed;
import org.regesta.events.partner.PartnerEvent.Suspended;
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
            case SetActive c ->
                switch (state) {
                    case Unknown unknown -> throw new Refusal(PartnerRefusal.UNKNOWN);
                    case Known known when known.thumbprint().isEmpty() -> throw new Refusal(PartnerRefusal.IN_PROGRESS);
                    case Known known when known.suspended() != c.active() -> List.of();
                    case Known known -> List.of(c.active() ? new Resumed(c.partnerId()) : new Suspended(c.partnerId()));
                };
        };
    }

    static PartnerState evolve(PartnerState state, PartnerEvent event) {
        return switch (event) {
            case Registered e -> new Known("", false);
            case CertificateUploaded e -> new Known(e.thumbprint(), known(state).suspended());
            case Suspended e -> new Known(known(state).thumbprint(), true);
            case Resumed e -> new Known(known(state).thumbprint(), false);
        };
    }

    private static Known known(PartnerState state) {
        return switch (state) {
            case Known known -> known;
            case Unknown unknown -> throw new IllegalStateException("a partner begins with its registration");
        };
    }
}
