package org.regesta.command.partner;

import java.util.List;
import org.regesta.command.partner.OidcClientState.Known;
import org.regesta.command.partner.OidcClientState.None;
import org.regesta.command.partner.api.OidcClientCommand;
import org.regesta.command.partner.api.OidcClientCommand.Change;
import org.regesta.command.partner.api.OidcClientCommand.Form;
import org.regesta.command.partner.api.OidcClientCommand.Register;
import org.regesta.command.partner.api.OidcClientRefusal;
import org.regesta.events.partner.OidcClientEvent;
import org.regesta.events.partner.OidcClientEvent.Changed;
import org.regesta.events.partner.OidcClientEvent.Registered;
import org.regesta.ports.Refusal;

/** A key makes one client, for good; how the client behaves may change. */
final class OidcClientRules {

    static final OidcClientState NOTHING_YET = new None();

    private OidcClientRules() {}

    static List<OidcClientEvent> decide(OidcClientCommand command, OidcClientState state) {
        return switch (command) {
            case Register c ->
                switch (state) {
                    case None none -> List.of(registered(c));
                    case Known known -> throw new Refusal(OidcClientRefusal.KEY_TAKEN);
                };
            case Change c ->
                switch (state) {
                    case None none -> throw new Refusal(OidcClientRefusal.UNKNOWN);
                    case Known known when known.equals(new Known(c.active(), c.form())) -> List.of();
                    case Known known -> List.of(changed(c));
                };
        };
    }

    static OidcClientState evolve(OidcClientState state, OidcClientEvent event) {
        return switch (event) {
            case Registered e ->
                new Known(
                        true, new Form(e.name(), e.logoUri(), e.redirectUris(), e.grantTypes(), e.clientAuthMethods()));
            case Changed e ->
                new Known(
                        e.active(),
                        new Form(e.name(), e.logoUri(), e.redirectUris(), e.grantTypes(), e.clientAuthMethods()));
        };
    }

    private static OidcClientEvent registered(Register c) {
        Form form = c.form();
        return new Registered(
                c.clientId(),
                c.partnerId(),
                c.policyId(),
                c.publicKey(),
                form.name(),
                form.logoUri(),
                form.redirectUris(),
                form.grantTypes(),
                form.clientAuthMethods(),
                c.claims(),
                c.acrValues());
    }

    private static OidcClientEvent changed(Change c) {
        Form form = c.form();
        return new Changed(
                c.clientId(),
                c.active(),
                form.name(),
                form.logoUri(),
                form.redirectUris(),
                form.grantTypes(),
                form.clientAuthMethods());
    }
}
