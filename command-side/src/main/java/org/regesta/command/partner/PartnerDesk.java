package org.regesta.command.partner;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.regesta.command.partner.api.PartnerCommand.Register;
import org.regesta.command.partner.api.PartnerRefusal;
import org.regesta.command.policy.api.Policies;
import org.regesta.events.Book;
import org.regesta.ports.Attribution;
import org.regesta.ports.Commands;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.Ledger;
import org.regesta.ports.Refusal;
import org.regesta.ports.Vault;
import org.springframework.stereotype.Component;

/** Registers partners; whom to ask there is sealed before it goes anywhere. */
@Component
class PartnerDesk {

    private final Commands commands;
    private final Vault vault;
    private final Policies policies;
    private final Ledger ledger;

    PartnerDesk(Commands commands, Vault vault, Policies policies, Ledger ledger) {
        this.commands = commands;
        this.vault = vault;
        this.policies = policies;
        this.ledger = ledger;
    }

    /** @param contact address, phone and e-mail address by their wire names */
    record Form(
            String partnerId,
            PartnerType type,
            String organisation,
            Optional<String> policyGroup,
            Map<String, String> contact) {
        @Override
        public String toString() {
            return "Form[" + partnerId + "]"; // the contact stays out of logs
        }
    }

    /** @throws Refusal of {@link PartnerRefusal} */
    void register(Form form, Attribution by) {
        if (form.type().needsGroup() && form.policyGroup().isEmpty()) {
            throw new Refusal(PartnerRefusal.GROUP_MISSING);
        }
        String groupId = form.policyGroup()
                .map(name -> policies.groupByName(name)
                        .orElseThrow(() -> new Refusal(PartnerRefusal.GROUP_UNKNOWN))
                        .as()
                        .groupId())
                .orElse("");
        if (ledger.holds(Book.REGISTRY, "partner:" + form.partnerId(), by)) {
            return; // a request repeated: what it asks for is done
        }
        Map<String, byte[]> contact = new TreeMap<>();
        form.contact().forEach((name, value) -> contact.put(name, value.getBytes(StandardCharsets.UTF_8)));
        commands.send(
                new Register(
                        form.partnerId(),
                        form.type().code(),
                        form.organisation(),
                        groupId,
                        vault.sealAll(KeyRefs.partner(form.partnerId()), contact)),
                by);
    }
}
