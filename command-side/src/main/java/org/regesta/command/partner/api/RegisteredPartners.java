package org.regesta.command.partner.api;

import java.util.Optional;
import org.regesta.events.Book;
import org.regesta.events.partner.PartnerEvent;
import org.regesta.events.partner.PartnerEvent.CertificateUploaded;
import org.regesta.events.partner.PartnerEvent.Registered;
import org.regesta.events.partner.PartnerEvent.Resumed;
import org.regesta.events.partner.PartnerEvent.Suspended;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;
import org.springframework.stereotype.Component;

/** Looks partners up, in their streams. */
@Component
public final class RegisteredPartners {

    private final Ledger ledger;

    public RegisteredPartners(Ledger ledger) {
        this.ledger = ledger;
    }

    /** @param certificate the newest; none before the partner uploaded one, and until then it is not active */
    public record Partner(Registered as, Optional<CertificateUploaded> certificate, boolean suspended) {

        public boolean active() {
            return certificate.isPresent() && !suspended;
        }
    }

    public Optional<Partner> find(String partnerId) {
        Optional<Partner> partner = Optional.empty();
        for (Recorded recorded : ledger.stream(Book.REGISTRY, "partner:" + partnerId)) {
            if (recorded.payload() instanceof PartnerEvent event) {
                partner = Optional.of(after(partner, event));
            }
        }
        return partner;
    }

    private static Partner after(Optional<Partner> before, PartnerEvent event) {
        return switch (event) {
            case Registered e -> new Partner(e, Optional.empty(), false);
            case CertificateUploaded e ->
                new Partner(held(before).as(), Optional.of(e), held(before).suspended());
            case Suspended e -> new Partner(held(before).as(), held(before).certificate(), true);
            case Resumed e -> new Partner(held(before).as(), held(before).certificate(), false);
        };
    }

    private static Partner held(Optional<Partner> before) {
        return before.orElseThrow(() -> new IllegalStateException("a partner begins with its registration"));
    }
}
