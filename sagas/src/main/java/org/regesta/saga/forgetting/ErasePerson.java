package org.regesta.saga.forgetting;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.regesta.command.identity.api.Identities;
import org.regesta.command.identity.api.IdentityCommand;
import org.regesta.events.Book;
import org.regesta.events.Meta;
import org.regesta.events.identity.IdentityEvent.Erased;
import org.regesta.events.proposal.ProposalKind;
import org.regesta.ports.Commands;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;
import org.regesta.ports.ViewStore;
import org.springframework.stereotype.Component;

/**
 * Forgets a person. The registry says so first; then each holder forgets in its turn. Killed anywhere, it begins again
 * and finds done what is done.
 */
@Component
class ErasePerson implements Execution {

    private final Ledger ledger;
    private final Commands commands;
    private final ViewStore store;
    private final Survivors survivors;
    private final Identities identities;
    private final Map<Holder.Turn, Holder> holders = new EnumMap<>(Holder.Turn.class);

    ErasePerson(
            Ledger ledger,
            Commands commands,
            ViewStore store,
            Survivors survivors,
            Identities identities,
            List<Holder> holders) {
        this.identities = identities;
        this.ledger = ledger;
        this.commands = commands;
        this.store = store;
        this.survivors = survivors;
        holders.forEach(holder -> this.holders.put(holder.turn(), holder));
        if (this.holders.size() != Holder.Turn.values().length || holders.size() != this.holders.size()) {
            throw new IllegalStateException("each turn of an erasure has one holder");
        }
    }

    @Override
    public ProposalKind kind() {
        return ProposalKind.ERASE_PERSON;
    }

    @Override
    public void run(Order order) {
        for (String subject : identities.allOf(order.proposal().target())) {
            Erasure erasure = erased(order, subject);
            holders.values().forEach(holder -> holder.forget(erasure));
        }
    }

    /** Identities that were merged are one person's, and go together. */
    private Erasure erased(Order order, String subject) {
        Set<String> registrations = new TreeSet<>(ForgettingDue.registrations(store, subject));
        identities.record(subject).ifPresent(record -> registrations.addAll(record.registrationIds()));
        commands.send(
                new IdentityCommand.Erase(
                        subject, registrations, order.proposal().proposalId(), survivors.uniqueness()),
                order.by("erase").with(Meta.SUBJECT, subject));
        Recorded last = ledger.stream(Book.REGISTRY, "identity:" + subject).getLast();
        return new Erasure(order, (Erased) last.payload(), last.position());
    }
}
