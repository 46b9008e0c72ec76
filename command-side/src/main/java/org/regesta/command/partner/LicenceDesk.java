package org.regesta.command.partner;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.regesta.command.partner.api.LicenceRefusal;
import org.regesta.command.partner.api.MispLicenceCommand.Grant;
import org.regesta.command.partner.api.MispLicenceCommand.SetActive;
import org.regesta.command.partner.api.RegisteredPartners;
import org.regesta.events.Book;
import org.regesta.events.partner.MispLicenceEvent.Granted;
import org.regesta.ports.Attribution;
import org.regesta.ports.Commands;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;
import org.regesta.ports.Refusal;
import org.regesta.ports.Secrets;
import org.regesta.ports.Vault;
import org.springframework.stereotype.Component;

/** Grants licences to MISPs. The ledger has their ids; the licence keys themselves are derived in the vault. */
@Component
class LicenceDesk {

    static final Duration VALID = Duration.ofDays(365);

    private final Commands commands;
    private final RegisteredPartners partners;
    private final Ledger ledger;
    private final Vault vault;

    LicenceDesk(Commands commands, RegisteredPartners partners, Ledger ledger, Vault vault) {
        this.commands = commands;
        this.partners = partners;
        this.ledger = ledger;
        this.vault = vault;
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
        return held(partnerId).orElseThrow();
    }

    /** @throws Refusal of {@link LicenceRefusal} */
    void setActive(String partnerId, String licenceKey, boolean active, Attribution by) {
        Granted held = held(partnerId).orElseThrow(() -> new Refusal(LicenceRefusal.PARTNER_UNKNOWN));
        if (!Secrets.mispLicence(vault, held.licenceId()).is(licenceKey)) {
            throw new Refusal(LicenceRefusal.LICENCE_UNKNOWN);
        }
        commands.send(new SetActive(partnerId, held.licenceId(), active), by);
    }

    private Optional<Granted> held(String partnerId) {
        return ledger.stream(Book.REGISTRY, "misp:" + partnerId).stream()
                .map(Recorded::payload)
                .filter(Granted.class::isInstance)
                .map(Granted.class::cast)
                .reduce((before, after) -> after);
    }
}
