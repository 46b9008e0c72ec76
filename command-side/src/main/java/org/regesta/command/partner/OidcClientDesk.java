package org.regesta.command.partner;

import java.util.Optional;
import org.regesta.command.partner.OidcClientState.Known;
import org.regesta.command.partner.OidcClientState.None;
import org.regesta.command.partner.api.ApiKeyCommand;
import org.regesta.command.partner.api.OidcClientCommand;
import org.regesta.command.partner.api.OidcClientCommand.Form;
import org.regesta.command.partner.api.OidcClientRefusal;
import org.regesta.command.partner.api.RegisteredPartners;
import org.regesta.command.policy.api.Policies;
import org.regesta.events.Book;
import org.regesta.events.partner.ApiKeyEvent;
import org.regesta.events.partner.OidcClientEvent;
import org.regesta.events.partner.OidcClientEvent.Registered;
import org.regesta.ports.Attribution;
import org.regesta.ports.Commands;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;
import org.regesta.ports.Refusal;
import org.springframework.stereotype.Component;

/** Registers the OpenID Connect clients of authentication partners, and looks them up. */
@Component
class OidcClientDesk {

    private static final String AUTH_POLICY = "Auth";

    private final Commands commands;
    private final RegisteredPartners partners;
    private final Policies policies;
    private final Ledger ledger;

    OidcClientDesk(Commands commands, RegisteredPartners partners, Policies policies, Ledger ledger) {
        this.commands = commands;
        this.partners = partners;
        this.policies = policies;
        this.ledger = ledger;
    }

    /** A client: as it was registered, and as it stands. */
    record Client(Registered as, boolean active, Form form, String policyName) {}

    /** @throws Refusal of {@link OidcClientRefusal} */
    void register(OidcKey key, String partnerId, String policyId, Form form, Attribution by) {
        String stream = stream(key.clientId());
        if (ledger.holds(Book.REGISTRY, stream, by)) {
            return; // a request repeated: what it asks for is done
        }
        if (!ledger.stream(Book.REGISTRY, stream).isEmpty()) {
            throw new Refusal(OidcClientRefusal.KEY_TAKEN); // MOSIP says so first; the aggregate says so under race
        }
        checkPartner(partnerId);
        Policies.Policy policy =
                policies.policy(policyId).orElseThrow(() -> new Refusal(OidcClientRefusal.POLICY_UNKNOWN));
        if (!policy.as().policyType().equals(AUTH_POLICY)) {
            throw new Refusal(OidcClientRefusal.NOT_AN_AUTH_POLICY);
        }
        checkMapping(ApiKeyCommand.mappingId(partnerId, policyId));
        OidcScope scope = OidcScope.of(policy.as().json());
        commands.send(
                new OidcClientCommand.Register(
                        key.clientId(), partnerId, policyId, key.json(), form, scope.claims(), scope.acrValues()),
                by);
    }

    /** @throws Refusal {@link OidcClientRefusal#UNKNOWN} */
    void change(String clientId, boolean active, Form form, Attribution by) {
        String stream = stream(clientId);
        if (ledger.stream(Book.REGISTRY, stream).isEmpty()) {
            throw new Refusal(OidcClientRefusal.UNKNOWN); // before a stream is asked for by whatever name came
        }
        commands.send(new OidcClientCommand.Change(clientId, active, form), by);
    }

    Optional<Client> find(String clientId) {
        Optional<Registered> as = Optional.empty();
        OidcClientState state = OidcClientRules.NOTHING_YET;
        for (Recorded recorded : ledger.stream(Book.REGISTRY, stream(clientId))) {
            if (recorded.payload() instanceof OidcClientEvent event) {
                as = event instanceof Registered registered ? Optional.of(registered) : as;
                state = OidcClientRules.evolve(state, event);
            }
        }
        return switch (state) {
            case None none -> Optional.empty();
            case Known known -> as.map(e -> new Client(e, known.active(), known.form(), policyName(e.policyId())));
        };
    }

    private String policyName(String policyId) {
        return policies.policy(policyId).map(policy -> policy.as().name()).orElse("");
    }

    private void checkPartner(String partnerId) {
        RegisteredPartners.Partner partner =
                partners.find(partnerId).orElseThrow(() -> new Refusal(OidcClientRefusal.PARTNER_UNKNOWN));
        if (!partner.as().partnerType().equals(PartnerType.AUTH.code())) {
            throw new Refusal(OidcClientRefusal.NOT_AN_AUTH_PARTNER);
        }
        if (!partner.active()) {
            throw new Refusal(OidcClientRefusal.PARTNER_NOT_ACTIVE);
        }
    }

    private void checkMapping(String mappingId) {
        ApiKeyState state = ApiKeyRules.NOTHING_YET;
        for (Recorded recorded : ledger.stream(Book.REGISTRY, "apikey:" + mappingId)) {
            if (recorded.payload() instanceof ApiKeyEvent event) {
                state = ApiKeyRules.evolve(state, event);
            }
        }
        switch (state) {
            case ApiKeyState.Approved approved -> {}
            case ApiKeyState.Unknown unknown -> throw new Refusal(OidcClientRefusal.NOT_MAPPED);
            case ApiKeyState.Asked asked -> throw new Refusal(OidcClientRefusal.NOT_APPROVED);
            case ApiKeyState.Refused refused -> throw new Refusal(OidcClientRefusal.NOT_APPROVED);
        }
    }

    private static String stream(String clientId) {
        return "oidcclient:" + clientId;
    }
}
