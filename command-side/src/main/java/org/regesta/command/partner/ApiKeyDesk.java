package org.regesta.command.partner;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.regesta.command.partner.api.ApiKeyCommand;
import org.regesta.command.partner.api.ApiKeyCommand.Generate;
import org.regesta.command.partner.api.ApiKeyRefusal;
import org.regesta.command.partner.api.RegisteredPartners;
import org.regesta.command.policy.api.Policies;
import org.regesta.events.Book;
import org.regesta.events.partner.ApiKeyEvent.Generated;
import org.regesta.ports.Attribution;
import org.regesta.ports.Commands;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;
import org.regesta.ports.Refusal;
import org.springframework.stereotype.Component;

/** Makes API keys. The ledger has their ids; the keys themselves are derived in the vault by whoever needs one. */
@Component
class ApiKeyDesk {

    static final Duration VALID = Duration.ofDays(180);

    private final Commands commands;
    private final RegisteredPartners partners;
    private final Policies policies;
    private final Ledger ledger;

    ApiKeyDesk(Commands commands, RegisteredPartners partners, Policies policies, Ledger ledger) {
        this.commands = commands;
        this.partners = partners;
        this.policies = policies;
        this.ledger = ledger;
    }

    /** What was made, and under which policy. */
    record Made(String policyId, Generated key) {}

    /** @throws Refusal of {@link ApiKeyRefusal} */
    Made generate(String partnerId, String policyName, String label, Instant now, Attribution by) {
        RegisteredPartners.Partner partner =
                partners.find(partnerId).orElseThrow(() -> new Refusal(ApiKeyRefusal.PARTNER_UNKNOWN));
        if (!partner.active()) {
            throw new Refusal(ApiKeyRefusal.PARTNER_NOT_ACTIVE);
        }
        String policyId = policies.policyByName(partner.as().policyGroupId(), policyName)
                .orElseThrow(() -> new Refusal(ApiKeyRefusal.POLICY_UNKNOWN))
                .as()
                .policyId();
        String mappingId = ApiKeyCommand.mappingId(partnerId, policyId);
        if (!ledger.holds(Book.REGISTRY, "apikey:" + mappingId, by)) {
            String keyId = UUID.randomUUID().toString();
            commands.send(new Generate(mappingId, keyId, label, now.plus(VALID)), by);
        }
        return new Made(policyId, recorded(mappingId, label));
    }

    private Generated recorded(String mappingId, String label) {
        return ledger.stream(Book.REGISTRY, "apikey:" + mappingId).stream()
                .map(Recorded::payload)
                .filter(Generated.class::isInstance)
                .map(Generated.class::cast)
                .filter(generated -> generated.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new Refusal(ApiKeyRefusal.NOT_MAPPED));
    }
}
