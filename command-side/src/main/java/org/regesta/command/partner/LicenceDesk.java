package org.regesta.command.partner;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.regesta.command.partner.api.LicenceRefusal;
import org.regesta.command.partner.api.MispLicenceCommand.Grant;
import org.regesta.command.partner.api.RegisteredPartners;
import org.regesta.events.Book;
import org.regesta.events.partner.MispLicenceEvent.Granted;
import org.regesta.ports.Attribution;
import org.regesta.ports.Commands;
import org.regesta.ports.Ledger;
import org.regesta.ports.Refusal;
import org.springframework.stereotype.Component;

/** Grants licences to MISPs. The ledger has their ids; the licence keys themselves are derived in the vault. */
@Component
class LicenceDesk {

    static final Duration VALID = Duration.ofDays(365);

    private final Commands commands;
    private final RegisteredPartners partners;
    private final Ledger ledger;

    LicenceDesk(Commands commands, RegisteredPartners partners, Ledger ledger) {
        this.commands = commands;
        this.partners = partners;
        this.ledger = ledger;
    }

    /** @throws Refusal of {@link LicenceRefusal} */
    Granted grant(String partnerId, Instant now, Attribution by) {
        RegisteredPartners.Partner partner =
                partners.find(partnerId).orElseThrow(() -> new Refusal(LicenceRefusal.PARTNER_UNKNOWN));
        if (!partner.as().partnerType().equals(PartnerType.MISP.code())) {
            throw new Refusal(LicenceRefusal.NOT_A_MISP);
        }
        if (!partner.active()) {
            throw new Refusal(LicenceRefusal.PARTNER_NOT_ACTIVE);
        }
        String stream = "misp:" + partnerId;
        if (!ledger.holds(Book.REGISTRY, stream, by)) {
            commands.send(new Grant(partnerId, UUID.randomUUID().toString(), now, now.plus(VALID)), by);
        }
        return (Granted) ledger.stream(Book.REGISTRY, stream).getLast().payload();
    }
}
