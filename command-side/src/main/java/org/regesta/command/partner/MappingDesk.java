package org.regesta.command.partner;

import java.time.Instant;
import java.util.Optional;
import org.regesta.command.partner.api.ApiKeyCommand;
import org.regesta.command.partner.api.MappingRefusal;
import org.regesta.command.partner.api.RegisteredPartners;
import org.regesta.command.policy.api.Policies;
import org.regesta.events.Book;
import org.regesta.events.partner.ApiKeyEvent.Requested;
import org.regesta.ports.Attribution;
import org.regesta.ports.Commands;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;
import org.regesta.ports.Refusal;
import org.springframework.stereotype.Component;

/** Takes partners' requests to act under a policy, and what is decided about them. */
@Component
class MappingDesk {

    private final Commands commands;
    private final RegisteredPartners partners;
    private final Policies policies;
    private final Ledger ledger;

    MappingDesk(Commands commands, RegisteredPartners partners, Policies policies, Ledger ledger) {
        this.commands = commands;
        this.partners = partners;
        this.policies = policies;
        this.ledger = ledger;
    }

    /**
     * @return the mapping's id
     * @throws Refusal of {@link MappingRefusal}
     */
    String request(String partnerId, String policyName, String useCase, Instant now, Attribution by) {
        RegisteredPartners.Partner partner =
                partners.find(partnerId).orElseThrow(() -> new Refusal(MappingRefusal.PARTNER_UNKNOWN));
        if (!partner.active()) {
            throw new Refusal(MappingRefusal.PARTNER_NOT_ACTIVE);
        }
        String groupId = partner.as().policyGroupId();
        if (groupId.isEmpty()) {
            throw new Refusal(MappingRefusal.PARTNER_WITHOUT_GROUP);
        }
        String policyId =
                active(policies.policyByName(groupId, policyName), now).as().policyId();
        String mappingId = ApiKeyCommand.mappingId(partnerId, policyId);
        if (!ledger.holds(Book.REGISTRY, "apikey:" + mappingId, by)) {
            commands.send(new ApiKeyCommand.Request(mappingId, partnerId, policyId, useCase), by);
        }
        return mappingId;
    }

    /** @throws Refusal of {@link MappingRefusal} */
    void decide(String mappingId, boolean approved, Instant now, Attribution by) {
        String stream = "apikey:" + mappingId;
        if (ledger.holds(Book.REGISTRY, stream, by)) {
            return; // a request repeated: what it asks for is done
        }
        Requested request = ledger.stream(Book.REGISTRY, stream).stream()
                .map(Recorded::payload)
                .filter(Requested.class::isInstance)
                .map(Requested.class::cast)
                .findFirst()
                .orElseThrow(() -> new Refusal(MappingRefusal.UNKNOWN));
        active(policies.policy(request.policyId()), now);
        commands.send(approved ? new ApiKeyCommand.Approve(mappingId) : new ApiKeyCommand.Refuse(mappingId), by);
    }

    private static Policies.Policy active(Optional<Policies.Policy> found, Instant now) {
        Policies.Policy policy = found.orElseThrow(() -> new Refusal(MappingRefusal.POLICY_UNKNOWN));
        if (!policy.published()) {
            throw new Refusal(MappingRefusal.POLICY_NOT_PUBLISHED);
        }
        if (!policy.active(now)) {
            throw new Refusal(MappingRefusal.POLICY_EXPIRED);
        }
        return policy;
    }
}
