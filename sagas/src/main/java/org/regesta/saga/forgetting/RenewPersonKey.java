package org.regesta.saga.forgetting;

import org.regesta.command.identity.api.IdentityCommand;
import org.regesta.command.identity.api.IdentityRefusal;
import org.regesta.events.proposal.ProposalKind;
import org.regesta.ports.Commands;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.Refusal;
import org.regesta.ports.Vault;
import org.regesta.ports.ViewStore;
import org.springframework.stereotype.Component;

/**
 * Gives a person a new key once two officers decided so: first in the vault, where the proposal's id names it, for
 * their registrations too, then in the registry, which tells every store to seal anew. Who was forgotten meanwhile has
 * no key to renew.
 */
@Component
class RenewPersonKey implements Execution {

    private final Vault vault;
    private final Commands commands;
    private final ViewStore store;

    RenewPersonKey(Vault vault, Commands commands, ViewStore store) {
        this.vault = vault;
        this.store = store;
        this.commands = commands;
    }

    @Override
    public ProposalKind kind() {
        return ProposalKind.ROTATE_PERSON_KEY;
    }

    @Override
    public void run(Order order) {
        String subject = order.proposal().target();
        String proposalId = order.proposal().proposalId();
        try {
            for (String registrationId : ForgettingDue.registrations(store, subject)) {
                vault.renew(KeyRefs.registration(registrationId), proposalId);
            }
            int generation = vault.renew(KeyRefs.subject(subject), proposalId);
            commands.send(new IdentityCommand.RenewKey(subject, generation, proposalId), order.by("key-" + generation));
        } catch (Vault.KeyGone forgotten) {
            return;
        } catch (Refusal no) {
            if (no.code() != IdentityRefusal.ERASED) {
                throw no;
            }
        }
    }
}
